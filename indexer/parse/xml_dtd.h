// The general entities that a document's own DTD declares (XML 1.0, section 4.2), bounded.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace lede::parse {

// External entities are known but empty: nothing is ever fetched. What all references of one
// document expand to together is at most kMaxExpansion bytes; past it they are empty, so that
// entity bombs cost nothing.
class DtdEntities {
 public:
  static constexpr std::size_t kMaxExpansion = std::size_t{256} * 1024;

  // Reads the <!ENTITY ...> declarations in `subset` (any text that holds a DOCTYPE).
  void read(std::string_view subset);

  bool empty() const { return values_.empty(); }
  bool has(std::string_view name) const { return values_.find(name) != values_.end(); }

  // The characters that `name` stands for, references inside resolved, markup as text.
  std::string expand(std::string_view name);

 private:
  void expand_into(std::string& out, std::string_view value, int depth);

  std::map<std::string, std::string, std::less<>> values_;
  std::size_t expanded_ = 0;
};

}  // namespace lede::parse
