// Reads RDF 1.1 Turtle (W3C Recommendation, 25 February 2014) as thesauri are written in it, and
// with it N-Triples: prefixes and base, predicate and object lists, IRIs, prefixed names, labelled
// blank nodes, strings with language or type, numbers, booleans. Left out: blank nodes in brackets
// and collections; a statement that holds one, or a mistake, is reported and passed over.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "indexer/tag/dictionary.h"

namespace lede::tag {

struct Triple {
  std::string subject;    // IRI, or _:label
  std::string predicate;  // IRI
  std::string object;     // IRI, _:label, or the literal's text
  std::string language;   // of a literal, lower case; may be empty
  bool literal = false;
  std::uint32_t line = 0;  // of the object, from 1
};

// `text` is valid UTF-8; `file` is its name in reports (file:line:column). Relative IRIs are only put after
// the base.
void read_turtle(std::string_view text, const std::string& file, const Report& report,
                 const std::function<void(Triple)>& take);

// `s` between quotes, and an IRI between < and >, as Turtle writes them.
std::string turtle_string(std::string_view s);
std::string turtle_iri(std::string_view iri);

}  // namespace lede::tag
