#include "indexer/tag/dictionary_blocks.h"

#include <algorithm>

namespace lede::tag {
namespace {

constexpr std::string_view kBlank = " \t\r\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void skip_blank(std::string_view& line) {
  line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
}

bool skip(std::string_view& line, std::string_view word) {
  skip_blank(line);
  if (!line.starts_with(word)) return false;
  line.remove_prefix(word.size());
  return true;
}

bool is_blank_or_comment(std::string_view line) {
  skip_blank(line);
  return line.empty() || line.front() == '#';
}

// [[tag]], or what was meant to be: with a bracket forgotten it would else spoil the entry before it.
bool is_tag_line(std::string_view line) {
  if (line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  if (!skip(line, "[")) return false;
  skip(line, "[");
  if (!skip(line, "tag")) return false;
  while (skip(line, "]")) {
  }
  return is_blank_or_comment(line);
}

}  // namespace

std::vector<Block> split_blocks(std::string_view toml) {
  std::vector<Block> blocks;
  Block block;
  std::size_t block_start = 0;
  std::uint32_t line_number = 1;
  for (std::size_t start = 0; start < toml.size(); ++line_number) {
    const std::size_t end = std::min(toml.find('\n', start), toml.size() - 1) + 1;
    if (is_tag_line(toml.substr(start, end - start))) {
      block.text = toml.substr(block_start, start - block_start);
      if (block.is_tag || !block.text.empty()) blocks.push_back(block);
      block_start = start;
      block = {{}, line_number, true};
    }
    start = end;
  }
  block.text = toml.substr(block_start);
  if (!block.text.empty()) blocks.push_back(block);
  return blocks;
}

std::string_view without_tail(std::string_view block) {
  std::size_t kept = block.size();
  while (kept > 0) {
    const std::size_t newline = kept < 2 ? std::string_view::npos : block.rfind('\n', kept - 2);
    const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
    if (!is_blank_or_comment(block.substr(start, kept - start))) break;
    kept = start;
  }
  return block.substr(0, kept);
}

}  // namespace lede::tag
