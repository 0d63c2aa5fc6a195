#include "indexer/source/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::source {
namespace {

using namespace std::string_literals;

TEST(Detect, TellsKindsFromContent) {
  const struct {
    std::string bytes;
    std::optional<Format> format;
  } rows[] = {
      {"WARC/1.0\r\n", Format::kWarc},
      {"WARC/1.1\r\n", Format::kWarc},
      {"{\"id\":1}\n", Format::kJsonl},
      {"\xEF\xBB\xBF \n{\"id\":1}", Format::kJsonl},
      {"<?xml version='1.0'?><rss version='2.0'>", Format::kFeed},
      {"<?xml version='1.0'?>\n<!-- a <b> comment -->\n<feed xmlns='x'>", Format::kFeed},
      {"<rdf:RDF xmlns='x'>", Format::kFeed},
      {"<atom:feed>", Format::kFeed},
      {"<br />\n<b>Warning</b>: in line 3<br />\n<?xml version='1.0'?><rss>", Format::kFeed},
      {"<!DOCTYPE html><html><body><rss>", Format::kHtml},
      {"<html><head><feed>", Format::kHtml},
      {"text before <p>a paragraph</p>", Format::kHtml},
      {"\xFF\xFE<\0r\0s\0s\0>\0"s, Format::kFeed},
      {"<\0h\0t\0m\0l\0>\0"s, Format::kHtml},
      {"", std::nullopt},
      {" \n\t", std::nullopt},
      {"plain words, 1 < 2", std::nullopt},
      {"\x89PNG\r\n", std::nullopt},
      {"[1,2]", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(detect(row.bytes), row.format) << row.bytes;
}

}  // namespace
}  // namespace lede::source
