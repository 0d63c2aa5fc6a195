// read_skos() and to_skos() of exchange.h.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "common/article/tag_name.h"
#include "common/text/hash.h"
#include "common/text/utf8.h"
#include "indexer/tag/entry_fields.h"
#include "indexer/tag/exchange.h"
#include "indexer/tag/turtle.h"

namespace lede::tag {
namespace {

constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kLede = "urn:lede:";
constexpr std::string_view kWikidata = "http://www.wikidata.org/entity/";
constexpr std::string_view kTag = "urn:lede:tag:";  // IRI of an entry without one of its own

// What is known of a subject while the triples come.
struct Concept {
  Entry entry;
  std::string iri;
  std::vector<std::string> preferred;  // in other languages, or second ones
  int rank = 0;                        // of the name: 3 in the language asked for, 2 without one, 1 any
  std::vector<std::pair<std::string, std::uint32_t>> broader;  // IRI, line
  std::uint32_t line = 0;
};

std::string id_of(const std::string& iri) {
  return iri.starts_with(kWikidata) ? "wikidata:" + iri.substr(kWikidata.size()) : iri;
}

std::string iri_of(const std::string& id) {
  constexpr std::string_view kShort = "wikidata:";
  return id.starts_with(kShort) ? std::string(kWikidata) + id.substr(kShort.size()) : id;
}

class SkosReader {
 public:
  SkosReader(const std::string& file, std::string_view language, const Report& report)
      : file_(file), language_(language), report_(report) {}

  void take(const Triple& triple);
  std::vector<Entry> entries();

 private:
  Concept& concept_of(const std::string& iri);
  void take_preferred(Concept& found, const Triple& triple);
  void add(Entry& entry, std::string_view key, const std::string& value, std::uint32_t line) {
    if (const std::string wrong = add_value(entry, key, value); !wrong.empty()) refuse(line, wrong);
  }
  void refuse(std::uint32_t line, const std::string& message) {
    report_({core::ErrorCode::kInvalidInput, message, "", file_ + ":" + std::to_string(line) + ":1"});
  }

  const std::string& file_;
  std::string_view language_;
  const Report& report_;
  std::unordered_map<std::string, std::size_t> places_;  // by IRI
  std::vector<Concept> concepts_;
};

Concept& SkosReader::concept_of(const std::string& iri) {
  const auto [at, is_new] = places_.try_emplace(iri, concepts_.size());
  if (is_new) concepts_.emplace_back().iri = iri;
  return concepts_[at->second];
}

void SkosReader::take(const Triple& triple) {
  const std::string_view predicate = triple.predicate;
  if (predicate.starts_with(kLede)) {
    const std::string_view key = predicate.substr(kLede.size());
    if (key != "name" && std::find(kEntryKeys.begin(), kEntryKeys.end(), key) != kEntryKeys.end()) {
      add(concept_of(triple.subject).entry, key, triple.object, triple.line);
    }
    return;
  }
  if (!predicate.starts_with(kSkos)) return;
  const std::string_view name = predicate.substr(kSkos.size());
  if (name == "prefLabel" && triple.literal) return take_preferred(concept_of(triple.subject), triple);
  if ((name == "altLabel" || name == "hiddenLabel") && triple.literal) {
    add(concept_of(triple.subject).entry, "aliases", triple.object, triple.line);
  } else if (name == "broader" && !triple.literal) {
    concept_of(triple.subject).broader.emplace_back(triple.object, triple.line);
  } else if (name == "exactMatch" && !triple.literal) {
    add(concept_of(triple.subject).entry, "id", id_of(triple.object), triple.line);
  }
}

void SkosReader::take_preferred(Concept& found, const Triple& triple) {
  const std::string name = text::collapse_white_space(triple.object);
  if (const std::string wrong = flaw_of_name(name); !wrong.empty()) {
    return refuse(triple.line, "a prefLabel " + wrong);
  }
  const int rank = triple.language.empty() ? 2
                   : triple.language == language_ || triple.language.starts_with(std::string(language_) + "-")
                       ? 3
                       : 1;
  if (rank <= found.rank) {
    found.preferred.push_back(name);
    return;
  }
  if (found.rank > 0) found.preferred.push_back(std::move(found.entry.name));
  found.entry.name = name;
  found.rank = rank;
  found.line = triple.line;
}

std::vector<Entry> SkosReader::entries() {
  std::vector<Entry> entries;
  std::unordered_map<std::uint64_t, std::uint32_t> lines;  // by the folded name's hash
  for (Concept& found : concepts_) {
    if (found.rank == 0) continue;
    Entry& entry = found.entry;
    const auto [known, is_new] = lines.try_emplace(text::hash64(article::fold_tag(entry.name)), found.line);
    if (!is_new) {
      refuse(found.line,
             "the name '" + entry.name + "' stands in line " + std::to_string(known->second) + " already");
      continue;
    }
    entry.line = found.line;
    for (const std::string& name : found.preferred) {
      if (name != entry.name) entry.aliases.push_back({name});
    }
    for (const auto& [iri, line] : found.broader) {
      const auto broader = places_.find(iri);
      if (broader == places_.end() || concepts_[broader->second].rank == 0) {
        refuse(line, "the broader concept " + iri + " has no prefLabel");
      } else {
        entry.broader.push_back(concepts_[broader->second].entry.name);
      }
    }
    if (!found.iri.starts_with("_:") && !found.iri.starts_with(kTag)) {
      const std::string id = id_of(found.iri);
      if (std::find(entry.ids.begin(), entry.ids.end(), id) == entry.ids.end()) entry.ids.push_back(id);
    }
  }
  for (Concept& found : concepts_) {
    if (found.rank > 0 && found.entry.line > 0) entries.push_back(std::move(found.entry));
  }
  return entries;
}

// Numbers are stable for a dictionary only, so names make the IRIs.
std::string concept_iri(const std::string& name) {
  return turtle_iri(std::string(kTag) + text::to_hex(text::hash64(article::fold_tag(name))));
}

}  // namespace

std::vector<Entry> read_skos(std::string_view turtle, const std::string& file, std::string_view language,
                             const Report& report) {
  SkosReader reader(file, language, report);
  read_turtle(text::to_valid_utf8(turtle), file, report, [&](const Triple& triple) { reader.take(triple); });
  return reader.entries();
}

std::string to_skos(const Dictionary& dictionary, std::string_view language) {
  std::string out =
      "@prefix skos: <" + std::string(kSkos) + "> .\n@prefix lede: <" + std::string(kLede) + "> .\n";
  const std::string suffix = language.empty() ? "" : "@" + std::string(language);
  for (const Entry& entry : dictionary.entries) {
    out += "\n" + concept_iri(entry.name) + " a skos:Concept ;\n  skos:prefLabel " +
           turtle_string(entry.name) + suffix;
    const auto add = [&](std::string_view predicate, const std::string& value) {
      out += " ;\n  " + std::string(predicate) + " " + value;
    };
    for (const std::string_view key : kEntryKeys) {
      for (const std::string& value : values_of(entry, key)) {
        if (key == "aliases") {
          add("skos:altLabel", turtle_string(value) + suffix);
        } else if (key == "broader") {
          add("skos:broader", concept_iri(value));
        } else if (key == "id" && value.find(':') != std::string::npos) {
          add("skos:exactMatch", turtle_iri(iri_of(value)));
        } else if (key != "name") {
          add("lede:" + std::string(key), turtle_string(value));
        }
      }
    }
    out += " .\n";
  }
  return out;
}

std::size_t aliases_with_rules(const Dictionary& dictionary) {
  std::size_t count = 0;
  for (const Entry& entry : dictionary.entries) {
    count += static_cast<std::size_t>(std::count_if(entry.aliases.begin(), entry.aliases.end(),
                                                    [](const Alias& a) { return a.rules != 0; }));
  }
  return count;
}

}  // namespace lede::tag
