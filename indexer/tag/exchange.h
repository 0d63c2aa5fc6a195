// Dictionaries in the formats of others: SKOS for thesauri, CSV for tables.
//
// SKOS (W3C Recommendation, 18 August 2009) as Turtle, N-Triples included (turtle.h says what is
// read of it; RDF/XML and JSON-LD are to be converted first). prefLabel in the language asked for,
// else without one, else the first, is the name; other labels (prefLabel, altLabel, hiddenLabel)
// are aliases, whatever their language; broader gives the name of that concept; exactMatch and the
// concept's own IRI are ids (http://www.wikidata.org/entity/Q60 as wikidata:Q60). What SKOS has no
// word for stands under urn:lede: with the key's name in dictionaries (urn:lede:kind).
//
// CSV (RFC 4180, UTF-8): a line of keys as in dictionaries, "name" among them, then an entry a
// line; several values of a key are parted by |, and \| and \\ stand for themselves.
//
// Neither holds rules of single aliases: these are left out.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/tag/dictionary.h"

namespace lede::tag {

// As parse_dictionary() reads TOML: what is wrong is reported with line and column (of CSV: the
// field's number) and left out. `language` is that of names, such as "en".
std::vector<Entry> read_skos(std::string_view turtle, const std::string& file, std::string_view language,
                             const Report& report);
std::vector<Entry> read_csv(std::string_view csv, const std::string& file, const Report& report);

// `language` is put on every label; empty: none.
std::string to_skos(const Dictionary& dictionary, std::string_view language);
std::string to_csv(const Dictionary& dictionary);

// How many aliases have rules that SKOS and CSV cannot hold.
std::size_t aliases_with_rules(const Dictionary& dictionary);

}  // namespace lede::tag
