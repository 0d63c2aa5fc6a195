#include "indexer/parse/xml_repair.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include "indexer/parse/ascii.h"
#include "indexer/parse/xml_dtd.h"
#include "indexer/parse/xml_implied.h"
#include "indexer/parse/xml_references.h"
#include "indexer/parse/xml_root.h"
#include "indexer/parse/xml_tag.h"

namespace lede::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

enum Fault : std::uint8_t {
  kAmpersand,
  kEntity,
  kReference,
  kStartTag,
  kEndTag,
  kStrayMarkup,
  kInstruction,
  kTruncated,
  kDepth,
  kBefore,
  kAfter,
  kFaults
};

struct FaultName {
  std::string_view one;
  std::string_view many;  // empty: not counted
};
constexpr std::array<FaultName, kFaults> kFaultNames{
    {{"bare ampersand", "bare ampersands"},
     {"undeclared entity", "undeclared entities"},
     {"forbidden character reference", "forbidden character references"},
     {"broken start tag", "broken start tags"},
     {"missing or crossed end tag", "missing or crossed end tags"},
     {"'<' that begins no tag", "'<' that begin no tag"},
     {"processing instruction inside the feed", "processing instructions inside the feed"},
     {"the end is missing", ""},
     {"tag nested too deeply", "tags nested too deeply"},
     {"text before the feed", ""},
     {"text after the feed", ""}}};

// One pass over the document element. kStrict stops at the first tag that does not match, so
// that the guesses of kRecover are made for documents that need them only.
class Repair {
 public:
  enum class Mode { kStrict, kRecover };

  Repair(std::string_view source, std::size_t root, const DtdEntities& entities, Mode mode)
      : source_(source), kept_(root), references_(entities), mender_(source, references_), mode_(mode) {}

  // False: a tag does not match, in strict mode.
  bool run();

  std::array<std::size_t, kFaults> faults{};  // how often each was met
  std::size_t end() const { return end_; }
  bool changed() const { return changed_; }
  std::string take() { return std::move(out_); }

 private:
  void replace(std::size_t from, std::size_t to, std::string_view with);
  void replace(std::size_t from, std::size_t to, std::string_view with, Fault fault) {
    replace(from, to, with);
    ++faults[fault];
  }
  void references(std::size_t from, std::size_t to);
  std::size_t markup(std::size_t at);
  std::size_t declaration(std::size_t at);
  std::size_t instruction(std::size_t at);
  std::size_t start_tag(std::size_t at);
  bool end_tag(std::size_t& at);
  void open(std::string_view name);
  void forget_innermost();
  void close_to(std::size_t depth, std::size_t at, Fault fault);
  bool is_open(std::string_view name) const;
  bool too_deep(std::size_t depth) const { return depth > static_cast<std::size_t>(kMaxXmlDepth); }
  std::size_t past(std::string_view end, std::size_t from, std::size_t& none_from);

  std::string_view source_;
  std::size_t kept_;  // source from here on is not yet in out_
  std::size_t end_ = 0;
  std::string out_;
  bool changed_ = false;
  std::vector<std::string_view> open_;                  // those too deep were not written
  std::unordered_map<std::string, std::size_t> names_;  // of open_, lower case, how often; kRecover only
  XmlReferences references_;
  TagMender mender_;
  Mode mode_;
  std::size_t no_cdata_end_ = npos;
  std::size_t no_comment_end_ = npos;
  std::size_t no_instruction_end_ = npos;
};

void Repair::replace(std::size_t from, std::size_t to, std::string_view with) {
  out_ += source_.substr(kept_, from - kept_);
  out_ += with;
  kept_ = to;
  changed_ = true;
}

// The place after `end`; npos for none. A search that failed is not made again, so that many
// openings without an end stay linear.
std::size_t Repair::past(std::string_view end, std::size_t from, std::size_t& none_from) {
  if (from >= none_from) return npos;
  const std::size_t found = source_.find(end, from);
  if (found == npos) none_from = from;
  return found == npos ? npos : found + end.size();
}

bool Repair::run() {
  std::size_t at = kept_;
  do {
    const std::size_t tag = std::min(source_.find('<', at), source_.size());
    references(at, tag);
    at = tag;
    if (at == source_.size()) break;
    if (source_.substr(at).starts_with("</")) {
      if (!end_tag(at)) return false;
    } else {
      at = markup(at);
    }
  } while (at < source_.size() && !open_.empty());
  if (!open_.empty()) {
    if (mode_ == Mode::kStrict) return false;
    close_to(0, source_.size(), kTruncated);
    at = source_.size();
  }
  end_ = at;
  if (changed_) out_ += source_.substr(kept_, std::max(at, kept_) - kept_);
  return true;
}

void Repair::references(std::size_t from, std::size_t to) {
  while (from < to) {
    const std::size_t amp = source_.substr(0, to).find('&', from);
    if (amp == npos) return;
    const XmlReference found = references_.read(source_.substr(amp));
    from = amp + std::max<std::size_t>(found.length, 1);
    std::string escaped;
    append_xml_escaped(escaped, found.replacement);
    switch (found.kind) {
      case XmlReference::Kind::kKnown:
        break;
      case XmlReference::Kind::kNone:
        replace(amp, from, "&amp;", kAmpersand);
        break;
      case XmlReference::Kind::kOwnEntity:
        replace(amp, from, escaped);
        break;
      case XmlReference::Kind::kHtmlEntity:
        replace(amp, from, escaped, kEntity);
        break;
      case XmlReference::Kind::kForbidden:
        replace(amp, from, "", kReference);
        break;
    }
  }
}

std::size_t Repair::markup(std::size_t at) {
  const char next = at + 1 < source_.size() ? source_[at + 1] : '\0';
  if (next == '!') return declaration(at);
  if (next == '?') return instruction(at);
  if (is_name_start(next)) return start_tag(at);
  replace(at, at + 1, "&lt;", kStrayMarkup);
  return at + 1;
}

std::size_t Repair::declaration(std::size_t at) {
  const std::string_view rest = source_.substr(at);
  if (rest.starts_with("<![CDATA[")) {
    const std::size_t end = past("]]>", at + 9, no_cdata_end_);
    if (end != npos) return end;
    replace(source_.size(), source_.size(), "]]>", kTruncated);
    return source_.size();
  }
  if (rest.starts_with("<!--")) {
    if (const std::size_t end = past("-->", at + 4, no_comment_end_); end != npos) return end;
  }
  const std::size_t end = std::min(source_.find('>', at), source_.size() - 1) + 1;
  replace(at, end, "", kStrayMarkup);
  return end;
}

std::size_t Repair::instruction(std::size_t at) {
  std::size_t end = past("?>", at + 2, no_instruction_end_);
  if (end == npos) end = std::min(source_.find('>', at), source_.size() - 1) + 1;
  replace(at, end, "", kInstruction);
  return end;
}

std::size_t Repair::start_tag(std::size_t at) {
  const std::size_t name_stop = name_end(source_, at + 1);
  const std::string_view name = source_.substr(at + 1, name_stop - at - 1);
  std::size_t end = sound_tag_end(source_, at);
  std::string mended;
  if (end == npos) {
    end = mender_.mend(at, mended);
    if (end == npos && open_.empty()) {  // the feed's own element, at least, is one
      end = std::min(source_.find('<', name_stop), source_.size());
      mended = std::string("<").append(name) + ">";
    }
    if (end == npos) {
      replace(at, at + 1, "&lt;", kStrayMarkup);
      return at + 1;
    }
  }
  if (mode_ == Mode::kRecover) close_to(depth_before(name, open_), at, kEndTag);
  const bool closes_itself = mended.empty() ? source_[end - 2] == '/' : mended.ends_with("/>");
  const bool is_void = mode_ == Mode::kRecover && !closes_itself && is_void_element(name);
  if (too_deep(open_.size() + 1)) {
    replace(at, end, "", kDepth);
  } else if (!mended.empty()) {
    if (is_void) mended.insert(mended.size() - 1, "/");
    replace(at, end, mended, kStartTag);
  } else {
    references(name_stop, end);
    if (is_void) replace(end - 1, end, "/>", kEndTag);
  }
  if (!closes_itself && !is_void) open(name);
  return end;
}

// Moves `at` past the end tag there. False: it does not match, in strict mode.
bool Repair::end_tag(std::size_t& at) {
  const std::size_t from = at;
  const std::size_t name_stop = name_end(source_, at + 2);
  const std::string_view name = source_.substr(at + 2, name_stop - at - 2);
  std::size_t end = name_stop;
  while (end < source_.size() && source_[end] != '>' && source_[end] != '<') ++end;
  const bool closed = end < source_.size() && source_[end] == '>';
  const bool clean = closed && trim(source_.substr(name_stop, end - name_stop)).empty();
  at = closed ? end + 1 : end;
  if (clean && open_.back() == name) {
    if (too_deep(open_.size())) replace(from, at, "", kDepth);
    forget_innermost();
    return true;
  }
  if (mode_ == Mode::kStrict) return false;
  if (!is_open(name)) {
    replace(from, at, "", kEndTag);
    return true;
  }
  std::size_t depth = open_.size();
  while (!equal_ignoring_case(open_[depth - 1], name)) --depth;
  close_to(depth, from, kEndTag);
  std::string tag;
  if (!too_deep(depth)) tag.append("</").append(open_.back()).append(">");
  const bool sound = clean && open_.back() == name;
  sound ? replace(from, at, tag) : replace(from, at, tag, kEndTag);
  forget_innermost();
  return true;
}

void Repair::open(std::string_view name) {
  open_.push_back(name);
  if (mode_ == Mode::kRecover) ++names_[to_lower(name)];
}

void Repair::forget_innermost() {
  if (mode_ == Mode::kRecover) --names_[to_lower(open_.back())];
  open_.pop_back();
}

// Without this, every end tag that matches nothing would walk all that is open.
bool Repair::is_open(std::string_view name) const {
  const auto found = names_.find(to_lower(name));
  return found != names_.end() && found->second > 0;
}

// Writes end tags at `at` until `depth` elements are open.
void Repair::close_to(std::size_t depth, std::size_t at, Fault fault) {
  while (open_.size() > depth) {
    std::string tag;
    if (!too_deep(open_.size())) tag.append("</").append(open_.back()).append(">");
    replace(at, at, tag, fault);
    forget_innermost();
  }
}

}  // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

RepairedXml repair_xml(std::string text) {
  RepairedXml repaired;
  const XmlRoot root = find_feed_root(text);
  if (root.offset == npos) return repaired;
  DtdEntities entities;
  entities.read(std::string_view(text).substr(root.doctype, root.doctype_end - root.doctype));
  Repair strict(text, root.offset, entities, Repair::Mode::kStrict);
  Repair recover(text, root.offset, entities, Repair::Mode::kRecover);
  const bool fine = strict.run();
  if (!fine) recover.run();
  Repair& repair = fine ? strict : recover;
  if (root.after_junk) ++repair.faults[kBefore];
  if (text.find('<', repair.end()) != npos) ++repair.faults[kAfter];
  for (std::size_t fault = 0; fault < kFaults; ++fault) {
    const FaultName& name = kFaultNames[fault];
    if (repair.faults[fault] == 0) continue;
    repaired.mended.push_back(name.many.empty() ? std::string(name.one)
                                                : counted(repair.faults[fault], name.one, name.many));
  }
  if (repair.changed()) {
    repaired.text = repair.take();
  } else {
    text.resize(repair.end());
    text.erase(0, root.offset);
    repaired.text = std::move(text);
  }
  return repaired;
}

}  // namespace lede::parse
