#include "indexer/extract/han_byline.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxNames = 12;

bool is_han(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF); }

// Of Chinese, and of names from other languages written in it.
bool is_han_name(std::string_view name) {
  std::size_t characters = 0;
  bool parted = false;
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = text::next_code_point(name, at);
    if (c == U'·' || c == U'・') {
      parted = true;
    } else if (is_han(c)) {
      ++characters;
    } else {
      return false;
    }
  }
  return characters >= 2 && characters <= (parted ? 12 : 4);
}

// Common surnames of China: hardly anybody bears another.
bool has_common_surname(std::string_view name) {
  constexpr std::string_view kSurnames =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
      "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔"
      "向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌"
      "毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连";
  std::size_t at = 0;
  text::next_code_point(name, at);
  return kSurnames.find(name.substr(0, at)) != std::string_view::npos;
}

// `s` cut at the first of the marks and words that end a byline in a running text.
std::string_view before_end_of_byline(std::string_view s) {
  constexpr std::string_view kEnds[] = {"）", ")",      "】",     "/",    "／", "发自", "报道",
                                        "摄", "通讯员", "实习生", "见习", "\n", "文/",  "图/"};
  constexpr std::size_t kMaxByline = 150;
  s = text::prefix_on_code_point(s, kMaxByline);
  std::size_t end = s.size();
  for (const std::string_view mark : kEnds) end = std::min(end, s.find(mark));
  return s.substr(0, end);
}

std::string with_plain_spaces(std::string_view s) {
  std::string out(s);
  for (const std::string_view space : {"\u3000", "\u00A0", "\u2002", "\u2003", "、", "，"}) {
    for (std::size_t at = 0; (at = out.find(space, at)) != std::string::npos;)
      out.replace(at, space.size(), " ");
  }
  return out;
}

// Behind 记者, which also begins sentences: "记者从…了解到". There, what follows is no list of names.
std::vector<std::string> behind_reporter(std::string_view paragraph) {
  constexpr std::string_view kReporter = "记者";
  constexpr int kMaxMentions = 20;
  std::size_t at = 0;
  for (int i = 0; i < kMaxMentions && (at = paragraph.find(kReporter, at)) != std::string_view::npos; ++i) {
    at += kReporter.size();
    std::vector<std::string> names = han_names(before_end_of_byline(paragraph.substr(at)));
    if (!names.empty()) return names;
  }
  return {};
}

// "（常书香 马丹阳）" as the last words: a single name there may be any word.
std::vector<std::string> in_last_brackets(std::string_view paragraph) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  if (!paragraph.ends_with(kClose)) return {};
  paragraph.remove_suffix(kClose.size());
  const std::size_t open = paragraph.rfind(kOpen);
  if (open == std::string_view::npos) return {};
  std::vector<std::string> names = han_names(paragraph.substr(open + kOpen.size()));
  const bool people = names.size() >= 2 && std::all_of(names.begin(), names.end(),
                                                       [](const auto& n) { return has_common_surname(n); });
  return people ? names : std::vector<std::string>();
}

}  // namespace

std::vector<std::string> han_names(std::string_view list) {
  std::vector<std::string> names = split(with_plain_spaces(list), " ");
  const bool all = std::all_of(names.begin(), names.end(), is_han_name);
  if (!all || names.size() > kMaxNames) return {};
  // Of a list, one that looks like a name speaks for the others. Names from other languages ("格桑边觉") have
  // no surname; they are longer than most words.
  constexpr std::size_t kFourCharacters = 12;  // bytes
  const bool likely = std::any_of(names.begin(), names.end(), has_common_surname);
  const bool alone = names.size() == 1 && names.front().size() >= kFourCharacters;
  return likely || alone ? names : std::vector<std::string>();
}

std::vector<std::string> authors_in_line(std::string_view line) {
  for (const std::string_view label : {"作者：", "作者:", "作者 ", "记者：", "记者:"}) {
    const std::size_t at = line.find(label);
    if (at == std::string_view::npos) continue;
    // Up to the next label, "编辑：李" or "出自".
    std::string list;
    for (const std::string& word : split(with_plain_spaces(line.substr(at + label.size())), " ")) {
      if (!is_han_name(word) || word.starts_with("出自") || word.starts_with("来源")) break;
      list += (list.empty() ? "" : " ") + word;
    }
    if (std::vector<std::string> names = han_names(list); !names.empty()) return names;
  }
  return behind_reporter(line);
}

std::vector<std::string> reporters_in(std::string_view text) {
  constexpr std::size_t kEdge = 2;  // paragraphs at each end
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) paragraphs.push_back(trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    if (i >= kEdge && i + kEdge < paragraphs.size()) continue;
    if (std::vector<std::string> names = behind_reporter(paragraphs[i]); !names.empty()) return names;
  }
  return paragraphs.empty() ? std::vector<std::string>() : in_last_brackets(paragraphs.back());
}

}  // namespace lede::extract
