#include "indexer/parse/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "common/text/utf8.h"
#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

constexpr std::size_t kDeclarationBytes = 4096;
constexpr std::size_t kDetectionBytes = std::size_t{64} * 1024;
constexpr std::size_t kTellingBytes = 40;  // high bytes that tell the encoding against a declaration

struct Label {
  std::string_view label;  // lower case, as found
  const char* converter;   // the name by which ICU and IANA know what browsers read
};

// Where the WHATWG Encoding Standard reads a label as something else than its IANA meaning, or
// knows a label that ICU does not. Sorted.
constexpr std::array<Label, 60> kLabels{{
    {"ascii", "windows-1252"},
    {"big5-hkscs", "Big5-HKSCS"},
    {"chinese", "gb18030"},
    {"cn-big5", "Big5"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"cp1252", "windows-1252"},
    {"cp1253", "windows-1253"},
    {"cp1254", "windows-1254"},
    {"cp1255", "windows-1255"},
    {"cp1256", "windows-1256"},
    {"cp1257", "windows-1257"},
    {"cp1258", "windows-1258"},
    {"cp819", "windows-1252"},
    {"cp936", "gb18030"},
    {"cp949", "windows-949"},
    {"euc-kr", "windows-949"},
    {"gb2312", "gb18030"},
    {"gb_2312", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"gbk", "gb18030"},
    {"ibm819", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso-8859-11", "windows-874"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-1", "windows-1252"},
    {"iso8859-9", "windows-1254"},
    {"iso88591", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"korean", "windows-949"},
    {"ks_c_5601-1987", "windows-949"},
    {"ks_c_5601-1989", "windows-949"},
    {"ksc5601", "windows-949"},
    {"ksc_5601", "windows-949"},
    {"l1", "windows-1252"},
    {"l5", "windows-1254"},
    {"latin-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin5", "windows-1254"},
    {"ms932", "windows-31j"},
    {"ms_kanji", "windows-31j"},
    {"shift-jis", "windows-31j"},
    {"shift_jis", "windows-31j"},
    {"sjis", "windows-31j"},
    {"tis-620", "windows-874"},
    {"unicode", "UTF-16LE"},
    {"unicode-1-1-utf-8", "UTF-8"},
    {"us-ascii", "windows-1252"},
    {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"},
    {"win-1251", "windows-1251"},
    {"windows-936", "gb18030"},
    {"windows-949", "windows-949"},
    {"x-cp1250", "windows-1250"},
    {"x-cp1251", "windows-1251"},
    {"x-cp1252", "windows-1252"},
    {"x-gbk", "gb18030"},
    {"x-sjis", "windows-31j"},
    {"x-user-defined", "windows-1252"},
    {"x-x-big5", "Big5"},
}};
static_assert(std::is_sorted(kLabels.begin(), kLabels.end(),
                             [](const Label& a, const Label& b) { return a.label < b.label; }));

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// The converter's name for `label`; empty for labels that name none.
std::string converter_name(std::string_view label) {
  const std::string name = to_lower(trim(label));
  if (name.empty() || name.size() > 60) return "";
  const auto found =
      std::lower_bound(kLabels.begin(), kLabels.end(), std::string_view(name),
                       [](const Label& entry, std::string_view wanted) { return entry.label < wanted; });
  if (found != kLabels.end() && found->label == name) return found->converter;
  return open_converter(name) ? name : "";
}

bool is_wide(std::string_view name) {
  const std::string lower = to_lower(name);
  return lower.starts_with("utf-16") || lower.starts_with("utf-32") || lower.starts_with("iso-10646") ||
         lower.starts_with("ucs-");
}

// Null when ICU fails for want of memory only: converters themselves substitute.
std::optional<std::string> convert(std::string_view bytes, const std::string& name) {
  const Converter from = open_converter(name);
  const Converter to = open_converter("UTF-8");
  if (!from || !to) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2 + 16);
  std::array<char, std::size_t{16} * 1024> chunk;
  std::array<UChar, std::size_t{8} * 1024> pivot;
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  bool reset = true;
  while (true) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = chunk.data();
    ucnv_convertEx(to.get(), from.get(), &target, target + chunk.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    out.append(chunk.data(), target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) return std::nullopt;
    return out;
  }
}

struct Bom {
  std::string_view bytes;
  const char* charset;
};

// UTF-32LE's mark begins with UTF-16LE's, so it is looked for first.
constexpr std::array<Bom, 5> kBoms{{{std::string_view("\x00\x00\xFE\xFF", 4), "UTF-32BE"},
                                    {std::string_view("\xFF\xFE\x00\x00", 4), "UTF-32LE"},
                                    {std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
                                    {std::string_view("\xFE\xFF", 2), "UTF-16BE"},
                                    {std::string_view("\xFF\xFE", 2), "UTF-16LE"}}};

// Markup starts with '<', maybe after white space: its zero bytes tell the width (XML 1.0,
// appendix F).
const char* wide_charset_without_bom(std::string_view bytes) {
  if (bytes.size() < 8) return nullptr;
  const auto zero = [&](std::size_t i) { return bytes[i] == '\0'; };
  if (zero(0) && zero(1) && zero(2) && !zero(3)) return "UTF-32BE";
  if (!zero(0) && zero(1) && zero(2) && zero(3)) return "UTF-32LE";
  if (zero(0) && !zero(1) && zero(2) && !zero(3) && zero(4) && zero(6)) return "UTF-16BE";
  if (!zero(0) && zero(1) && !zero(2) && zero(3) && zero(5) && zero(7)) return "UTF-16LE";
  return nullptr;
}

// The value after `key` and '=' in `s`, quoted or not; empty for none.
std::string_view value_after(std::string_view s, std::string_view key) {
  const std::size_t at = find_ignoring_case(s, key, 0);
  if (at == std::string_view::npos) return {};
  std::string_view rest = trim_left(s.substr(at + key.size()));
  if (rest.empty() || rest.front() != '=') return {};
  rest = trim_left(rest.substr(1));
  if (rest.empty()) return {};
  const char quote = rest.front();
  if (quote == '"' || quote == '\'') return rest.substr(1, std::min(rest.find(quote, 1), rest.size()) - 1);
  return rest.substr(0, std::min(rest.find_first_of(" \t\r\n;/>\"'?"), rest.size()));
}

// The encoding named inside: the XML declaration's, else the first <meta> with a charset.
std::string_view declared_inside(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kDeclarationBytes);
  if (const std::size_t xml = head.find("<?xml"); xml != std::string_view::npos) {
    const std::string_view declaration = head.substr(xml, std::min(head.find('>', xml), head.size()) - xml);
    if (const auto label = value_after(declaration, "encoding"); !label.empty()) return label;
  }
  std::size_t at = 0;
  while ((at = find_ignoring_case(head, "<meta", at)) != std::string_view::npos) {
    const std::string_view tag = head.substr(at, std::min(head.find('>', at), head.size()) - at);
    if (const auto label = value_after(tag, "charset"); !label.empty()) return label;
    at += 5;
  }
  return {};
}

struct Utf8Evidence {
  std::size_t sequences = 0;  // well-formed multi-byte ones
  std::size_t bad = 0;        // bytes that are part of none
};

Utf8Evidence weigh_utf8(std::string_view bytes) {
  Utf8Evidence evidence;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (i + length <= bytes.size() && text::is_valid_utf8(bytes.substr(i, length))) {
      ++evidence.sequences;
      i += length;
    } else {
      ++evidence.bad;
      ++i;
    }
  }
  return evidence;
}

bool has_high_byte(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// For bytes that say nothing of themselves and are no UTF-8: ICU's statistics over the lines
// that hold high bytes. Empty when it is not sure.
std::string detect(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status)) return "";
  const std::size_t first = static_cast<std::size_t>(
      std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) < 0; }) -
      bytes.begin());
  const std::string_view sample = bytes.substr(first, kDetectionBytes);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || match == nullptr) return "";
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  const char* const name = ucsdet_getName(match, &status);
  if (U_FAILURE(status) || name == nullptr || confidence < 30 || is_wide(name)) return "";
  return converter_name(name);
}

Decoded as_utf8(std::string_view bytes) {
  Decoded decoded;
  decoded.charset = "UTF-8";
  decoded.text = text::to_valid_utf8(bytes);
  decoded.replaced = decoded.text != bytes;
  return decoded;
}

Decoded converted(std::string_view bytes, const std::string& charset) {
  std::optional<std::string> out = convert(bytes, charset);
  if (!out) return as_utf8(bytes);
  Decoded decoded;
  decoded.charset = charset;
  decoded.text = text::to_valid_utf8(*out);
  decoded.replaced = decoded.text.find("\xEF\xBF\xBD") != std::string::npos;
  return decoded;
}

// By the bytes, with `label` (that of HTTP, else the document's own; may name none) to go by.
Decoded decode_as(std::string_view bytes, std::string_view label) {
  for (const Bom& bom : kBoms) {
    if (!bytes.starts_with(bom.bytes)) continue;
    const std::string_view rest = bytes.substr(bom.bytes.size());
    return std::string_view(bom.charset) == "UTF-8" ? as_utf8(rest) : converted(rest, bom.charset);
  }
  if (const char* wide = wide_charset_without_bom(bytes)) return converted(bytes, wide);
  const bool high = has_high_byte(bytes);
  if (high && text::is_valid_utf8(bytes)) return as_utf8(bytes);

  std::string name = converter_name(label);
  // The declaration was read byte by byte, so it is no 16-bit encoding, whatever it says.
  if (is_wide(name)) name = "UTF-8";
  if (!high)
    return name.starts_with("iso-2022") || name.starts_with("hz") ? converted(bytes, name) : as_utf8(bytes);
  const Utf8Evidence evidence = weigh_utf8(bytes);
  // Bytes of other encodings hardly ever make UTF-8 by chance, so a few bad ones among many good
  // are a cut end or a pasted fragment, not what was declared.
  const bool nearly_all = evidence.sequences >= 8 && evidence.sequences > 20 * evidence.bad;
  if (nearly_all) return as_utf8(bytes);
  if (name == "UTF-8" || name.empty()) {
    if (evidence.sequences > evidence.bad) return as_utf8(bytes);
    // A wrong "UTF-8" is mostly Western text; what is not has too many high bytes to be missed.
    const bool enough = evidence.bad >= kTellingBytes && evidence.bad > 2 * evidence.sequences;
    name = name.empty() || enough ? detect(bytes) : "windows-1252";
  }
  return converted(bytes, name.empty() ? "windows-1252" : name);
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view http_charset) {
  const std::string_view label = converter_name(http_charset).empty() ? declared_inside(bytes) : http_charset;
  Decoded decoded = decode_as(bytes, label);
  const std::string declared = converter_name(label);
  const bool same =
      equal_ignoring_case(declared, decoded.charset) || (is_wide(declared) && is_wide(decoded.charset));
  if (!declared.empty() && !same && has_high_byte(bytes)) decoded.overruled = trim(label);
  return decoded;
}

std::string charset_of(std::string_view content_type) {
  return std::string(value_after(content_type, "charset"));
}

}  // namespace lede::parse
