#include "indexer/extract/publication.h"

#include <algorithm>

#include "common/text/url.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

// "Copyright (c) Harbour Press 2014" without all but the name.
std::string without_claim(std::string_view value) {
  std::string name;
  for (const std::string& word : split(value, " \t\n,.()")) {
    const std::string lower = ascii_lower(word);
    const bool claim = lower == "copyright" || lower == "c" || lower == "©" || lower == "by" ||
                       word.find_first_not_of("0123456789-") == std::string::npos;
    if (!claim) name += word;
  }
  return name;
}

}  // namespace

Publication::Publication(const Meta& meta, std::string_view source, std::string_view address) {
  const std::string host = text::host_of(address);
  names_ = {letters_of(source), letters_of(host), letters_of(host.substr(0, host.find('.')))};
  for (const std::string_view key : {"publisher", "dc.publisher", "dcterms.publisher", "copyright"}) {
    for (const std::string& value : meta.all(key)) names_.push_back(letters_of(without_claim(value)));
  }
  std::erase(names_, "");
}

bool Publication::is_named(std::string_view author) const {
  return std::find(names_.begin(), names_.end(), letters_of(author)) != names_.end();
}

bool Publication::is_part_named(std::string_view author) const {
  const std::string first = letters_of(author.substr(0, author.find(' ')));
  return first.size() >= 3 && std::find(names_.begin(), names_.end(), first) != names_.end();
}

}  // namespace lede::extract
