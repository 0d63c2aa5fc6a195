// The dictionaries that ship with lede.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

Dictionary shipped() {
  const std::filesystem::path folder = std::filesystem::path(LEDE_SOURCE_DIR) / "corpus" / "dictionaries";
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files.push_back(file.path());
  return load_dictionaries(files, [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); });
}

TEST(ShippedDictionaries, HaveNoMistakes) { EXPECT_GT(shipped().entries.size(), 100u); }

TEST(ShippedDictionaries, LeaveNamesakesAlone) {
  const Tagger tagger(shipped());
  const struct {
    const char* tag;
    const char* text;
  } kPassages[] = {
      {"Kim Jong Un", "In 1999 the North Korean leader Kim Jong Il received the guests."},
      {"Barack Obama", "Michelle Obama opened the school."},
      {"Raúl Castro", "Fidel Castro spoke in Havana for six hours. Castro then went home."},
      {"Nawaz Sharif", "General Raheel Sharif commands the army of Pakistan."},
      {"Tony Abbott", "Governor Greg Abbott met the prime minister of Japan."},
      {"Swiss franc", "Senator Al Franken voted against it."},
      {"Swiss franc", "In Franken wird Wein angebaut."},
      {"Vladimir Putin", "La poutine est un plat du Québec."},
      {"Angelina Jolie", "La ville est jolie."},
      {"François Hollande", "La Hollande a battu la France."},
      {"Antonis Samaras", "Samaras scored twice for Celtic, the Greek striker's best day."},
      {"Mr. Turner", "Mr. Turner founded the news channel in Atlanta."},
      {"Fury", "Fury over the film's rating grew."},
      {"Annie", "The film was shot by Annie Leibovitz."},
      {"Transparent", "Transparent prices are what Amazon promises."},
      {"Amazon", "The prime minister flew over the Amazon and spoke on television."},
      {"The Interview", "Students of film should read The Interview by the critic."},
      {"United States Congress", "The Congress and the Senate in Madrid adjourned, and the house was empty."},
      {"United States-Cuba thaw", "El deshielo de los glaciares avanza."},
      {"Peshawar school attack", "She went to the Army Public School in Delhi."},
      {"Ebola outbreak in West Africa", "The Ebola outbreak in Congo was declared over."},
      {"Cristiano Ronaldo", "Ronaldo won the World Cup with Brazil in 2002."},
      {"Manuel Neuer", "In Bayern gilt ein neuer Tarif, sagt der German Fund."},
      {"2015 Asian Cup", "Qatar won the Asian Cup in Abu Dhabi."},
      {"Mars", "Le 3 Mars, le parlement vote."},
      {"China", "Tea was poured into cups of bone china."},
      {"Chile", "Add two chile peppers."},
      {"Oman", "They drank a glass of muscat."},
      {"Philippines", "It came in a manila envelope."},
      {"Central African Republic", "The Economic Community of Central African States met."},
      {"Monaco", "The risk was found by a Monte Carlo simulation."},
  };
  for (const auto& passage : kPassages) {
    EXPECT_THAT(tags_of(tagger, "A note", passage.text), testing::Not(testing::Contains(passage.tag)))
        << passage.text;
  }
}

std::vector<std::string> broader_of(const Dictionary& dictionary, const std::string& name) {
  for (const Entry& entry : dictionary.entries) {
    if (entry.name == name) return entry.broader;
  }
  ADD_FAILURE() << name << " is no entry";
  return {};
}

TEST(ShippedDictionaries, PutCountriesIntoContinents) {
  const Dictionary dictionary = shipped();
  const std::pair<const char*, const char*> kCountries[] = {{"France", "Europe"},
                                                            {"Russia", "Europe"},
                                                            {"Turkey", "Asia"},
                                                            {"Egypt", "Africa"},
                                                            {"Japan", "Asia"},
                                                            {"United States", "North America"},
                                                            {"Jamaica", "North America"},
                                                            {"Peru", "South America"},
                                                            {"Fiji", "Oceania"},
                                                            {"Central America", "North America"}};
  for (const auto& [country, continent] : kCountries)
    EXPECT_THAT(broader_of(dictionary, country), testing::ElementsAre(continent)) << country;
  const Tagger tagger(shipped());
  EXPECT_THAT(tags_of(tagger, "Trade", "Exports from Europe rose, European officials said."),
              testing::ElementsAre("Europe"));
  EXPECT_THAT(tags_of(tagger, "Trade", "Exports from France rose."), testing::ElementsAre("France"));
  for (const char* text : {"The European Central Bank cut its rate.", "Mines in South Africa closed.",
                           "African American voters stood in line.", "An Asian American senator spoke."}) {
    EXPECT_THAT(tags_of(tagger, "A note", text),
                testing::Not(testing::Contains(testing::AnyOf("Europe", "Africa", "Asia"))))
        << text;
  }
}

}  // namespace
}  // namespace lede::tag
