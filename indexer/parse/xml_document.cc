#include "indexer/parse/xml_document.h"

#include <cstdint>
#include <utility>

#include "indexer/parse/xml_repair.h"

namespace lede::parse {
namespace {

// How many characters of `s` XML 1.0, section 2.2, has not: those below the space but three. By
// pieces whose count fits a byte, so that the compiler compares many bytes at once.
std::size_t count_controls(std::string_view s) {
  constexpr std::size_t kPiece = 255;
  std::size_t count = 0;
  for (std::size_t at = 0; at < s.size(); at += kPiece) {
    std::uint8_t found = 0;
    for (const char c : s.substr(at, kPiece)) {
      const auto byte = static_cast<std::uint8_t>(c);
      found += static_cast<std::uint8_t>((byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r'));
    }
    count += found;
  }
  return count;
}

}  // namespace

core::Status read_xml(Decoded decoded, const FeedContext& context, XmlDocument& xml) {
  const auto fail = [&](std::string message) {
    return core::Error{core::ErrorCode::kInvalidInput, std::move(message),
                       "RSS, RDF, Atom and JSON Feed are read", context.url};
  };
  const std::size_t controls = count_controls(decoded.text);
  RepairedXml repaired = repair_xml(std::move(decoded.text));
  if (repaired.text.empty()) return fail("not a feed");
  xml.text = std::move(repaired.text);
  xml.mended = std::move(repaired.mended);
  if (controls > 0) xml.mended.push_back(counted(controls, "control character", "control characters"));
  if (decoded.replaced) xml.mended.push_back("bytes that are no characters of " + decoded.charset);
  if (!decoded.overruled.empty()) {
    xml.mended.push_back("declared as " + decoded.overruled + ", read as " + decoded.charset);
  }
  // White space counts in the mixed content of XHTML. DTDs and entities are dealt with already.
  constexpr unsigned kFlags = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata;
  const pugi::xml_parse_result parsed =
      xml.tree.load_buffer_inplace(xml.text.data(), xml.text.size(), kFlags, pugi::encoding_utf8);
  if (!parsed && !xml.root()) return fail("a feed that cannot be read");
  return core::ok_status();
}

std::string_view local_name(pugi::xml_node node) {
  std::string_view name = node.name();
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return name;
}

}  // namespace lede::parse
