// read_csv() and to_csv() of exchange.h.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/article/tag_name.h"
#include "common/text/hash.h"
#include "common/text/utf8.h"
#include "indexer/tag/entry_fields.h"
#include "indexer/tag/exchange.h"

namespace lede::tag {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The records of a CSV text, one after the other.
class CsvReader {
 public:
  explicit CsvReader(std::string_view csv) : csv_(csv) {
    if (csv_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  }

  // False at the end. `line` is where the record starts, from 1.
  bool next(std::vector<std::string>& fields, std::uint32_t& line) {
    fields.clear();
    if (at_ >= csv_.size()) return false;
    line = line_;
    for (bool more = true; more;) more = read_field(fields.emplace_back());
    return true;
  }

 private:
  // Whether another field follows in the record.
  bool read_field(std::string& field) {
    if (at_ < csv_.size() && csv_[at_] == '"') {
      ++at_;
      while (at_ < csv_.size()) {
        const char c = csv_[at_++];
        if (c == '\n') ++line_;
        if (c != '"') {
          field += c;
        } else if (at_ < csv_.size() && csv_[at_] == '"') {
          field += csv_[at_++];
        } else {
          break;
        }
      }
    }
    for (; at_ < csv_.size() && csv_[at_] != ',' && csv_[at_] != '\n'; ++at_) {
      if (csv_[at_] != '\r') field += csv_[at_];
    }
    if (at_ >= csv_.size()) return false;
    if (csv_[at_] == '\n') ++line_;
    return csv_[at_++] == ',';
  }

  std::string_view csv_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

std::vector<std::string> split_values(std::string_view field) {
  std::vector<std::string> values;
  std::string value;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '\\' && i + 1 < field.size()) {
      value += field[++i];
    } else if (field[i] == '|') {
      values.push_back(std::exchange(value, {}));
    } else {
      value += field[i];
    }
  }
  values.push_back(std::move(value));
  std::erase_if(values,
                [](const std::string& v) { return v.find_first_not_of(" \t\r\n") == std::string::npos; });
  return values;
}

std::string join_values(const std::vector<std::string>& values) {
  std::string field;
  for (const std::string& value : values) {
    if (&value != values.data()) field += '|';
    for (const char c : value) {
      if (c == '|' || c == '\\') field += '\\';
      field += c;
    }
  }
  return field;
}

std::string csv_field(const std::string& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string out = "\"";
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

}  // namespace

std::vector<Entry> read_csv(std::string_view csv, const std::string& file, const Report& report) {
  const std::string valid = text::to_valid_utf8(csv);
  CsvReader reader(valid);
  std::vector<std::string> keys, fields;
  std::uint32_t line = 1;
  const auto refuse = [&](std::size_t field, const std::string& message) {
    report({core::ErrorCode::kInvalidInput, message, "",
            file + ":" + std::to_string(line) + ":" + std::to_string(field + 1)});
  };
  if (!reader.next(keys, line)) return {};
  if (std::find(keys.begin(), keys.end(), "name") == keys.end()) {
    refuse(0, "the first line has no 'name' among its keys");
    return {};
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (std::find(kEntryKeys.begin(), kEntryKeys.end(), keys[i]) == kEntryKeys.end()) {
      refuse(i, "unknown key '" + keys[i] + "'");
      keys[i].clear();
    }
  }
  std::vector<Entry> entries;
  std::unordered_map<std::uint64_t, std::uint32_t> lines;  // by the folded name's hash
  while (reader.next(fields, line)) {
    if (fields.size() == 1 && fields[0].empty()) continue;
    Entry entry;
    entry.line = line;
    bool good = fields.size() <= keys.size();
    if (!good) refuse(keys.size(), "more fields than keys");
    for (std::size_t i = 0; good && i < fields.size(); ++i) {
      if (keys[i].empty()) continue;
      const std::vector<std::string> values =
          keys[i] == "name" ? std::vector<std::string>{fields[i]} : split_values(fields[i]);
      for (const std::string& value : values) {
        const std::string wrong = add_value(entry, keys[i], value);
        if (wrong.empty()) continue;
        refuse(i, wrong);
        good = good && keys[i] == "aliases";  // a bad alias costs itself only
      }
    }
    if (!good) continue;
    if (entry.name.empty()) {
      refuse(0, "a tag without a name");
      continue;
    }
    const auto [known, is_new] = lines.try_emplace(text::hash64(article::fold_tag(entry.name)), line);
    if (is_new) {
      entries.push_back(std::move(entry));
    } else {
      refuse(0, "the name '" + entry.name + "' stands in line " + std::to_string(known->second) + " already");
    }
  }
  return entries;
}

std::string to_csv(const Dictionary& dictionary) {
  std::string out;
  for (const std::string_view key : kEntryKeys) out += (out.empty() ? "" : ",") + std::string(key);
  out += "\r\n";
  for (const Entry& entry : dictionary.entries) {
    for (const std::string_view key : kEntryKeys) {
      if (key != kEntryKeys.front()) out += ',';
      out += csv_field(key == "name" ? entry.name : join_values(values_of(entry, key)));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace lede::tag
