// Pages for the tests of extraction.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"
#include "indexer/parse/html_tree.h"

namespace lede::extract {

// A page and all that is read from it; the tree must outlive the rest.
struct Page {
  explicit Page(const std::string& html) : tree(std::make_unique<pugi::xml_document>()) {
    EXPECT_TRUE(parse::parse_html(html, *tree).ok());
    dom = std::make_unique<Dom>(*tree);
    meta = std::make_unique<Meta>(*dom);
    data = read_json_ld(*dom);
  }
  std::unique_ptr<pugi::xml_document> tree;
  std::unique_ptr<Dom> dom;
  std::unique_ptr<Meta> meta;
  StructuredArticle data;
};

inline std::string json_ld(const std::string& json) {
  return "<script type='application/ld+json'>" + json + "</script>";
}

// Paragraphs long enough to be told from furniture; each begins with its own word.
inline std::string paragraph(const std::string& first) {
  return first +
         " the harbour office said on Monday, the ferries will run every hour again, since the quay was "
         "mended, and "
         "the first boat leaves at six in the morning.";
}

}  // namespace lede::extract
