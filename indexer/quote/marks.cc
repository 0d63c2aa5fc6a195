#include "indexer/quote/marks.h"

#include <cstdint>

#include "indexer/quote/mark_bytes.h"

namespace lede::quote {
namespace {

enum class Mark : std::uint8_t {
  kNone,
  kParagraph,    // the end of one
  kStraight,     // "
  kOpen,         // “
  kClose,        // ”
  kLow,          // „
  kLeftAngle,    // «
  kRightAngle,   // »
  kSingle,       // '
  kSingleOpen,   // ‘
  kSingleClose,  // ’
};

constexpr bool is_single(Mark mark) { return mark >= Mark::kSingle; }

struct Found {
  Mark mark = Mark::kNone;
  std::size_t length = 0;
  std::size_t at = 0;
};

Found mark_at(std::string_view text, std::size_t i) {
  switch (text[i]) {
    case '\n':
      return {Mark::kParagraph, 1};
    case '"':
      return {Mark::kStraight, 1};
    case '\'':
      return {Mark::kSingle, 1};
    case '\xC2':
      if (i + 1 < text.size() && text[i + 1] == '\xAB') return {Mark::kLeftAngle, 2};
      if (i + 1 < text.size() && text[i + 1] == '\xBB') return {Mark::kRightAngle, 2};
      return {};
    case '\xE2':
      break;
    default:
      return {};
  }
  if (i + 2 >= text.size() || text[i + 1] != '\x80') return {};
  switch (text[i + 2]) {
    case '\x9C':
      return {Mark::kOpen, 3};
    case '\x9D':
      return {Mark::kClose, 3};
    case '\x9E':
      return {Mark::kLow, 3};
    case '\x98':
      return {Mark::kSingleOpen, 3};
    case '\x99':
      return {Mark::kSingleClose, 3};
    default:
      return {};
  }
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }
bool is_alnum(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
// A letter, or any byte of a character beyond ASCII.
bool is_wordlike(char c) { return is_alnum(c) || (c & 0x80) != 0; }

// What may follow an opening mark for the given one to close it.
bool closes(Mark open, Mark mark) {
  switch (open) {
    case Mark::kOpen:
    case Mark::kClose:  // ”Swedish”
      return mark == Mark::kClose;
    case Mark::kLow:
      return mark == Mark::kOpen || mark == Mark::kClose;
    case Mark::kLeftAngle:
      return mark == Mark::kRightAngle;
    case Mark::kRightAngle:
      return mark == Mark::kLeftAngle || mark == Mark::kRightAngle;
    case Mark::kSingleOpen:
      return mark == Mark::kSingleClose;
    default:
      return mark == open;
  }
}

class Scan {
 public:
  Scan(std::string_view text, bool single) : text_(text), single_(single) {}

  std::vector<Quoted> run(const std::vector<Found>& marks) {
    for (const Found& found : marks) {
      if (found.mark == Mark::kParagraph) {
        end_paragraph(found.at);
      } else if (is_single(found.mark) == single_) {
        meet(found.mark, found.at, found.at + found.length);
      }
    }
    end_paragraph(text_.size());
    if (carried_) take_back();
    return std::move(quoted_);
  }

 private:
  char before(std::size_t i) const { return i == 0 ? '\n' : text_[i - 1]; }
  char after(std::size_t i) const { return i >= text_.size() ? '\n' : text_[i]; }

  // A mark at [at, end).
  void meet(Mark mark, std::size_t at, std::size_t end) {
    const bool first = at == paragraph_;
    if (open_ == Mark::kNone) {
      if (carried_ && !(first && mark == carried_mark_)) take_back();
      if (may_open(mark, at, end)) begin(mark, at, end);
      return;
    }
    if (closes(open_, mark) && may_close(mark, at, end)) return finish(at, end);
    // The one before was never closed.
    if (mark == open_ && !single_ && is_space(before(at)) && !is_space(after(end))) begin(mark, at, end);
  }

  bool may_open(Mark mark, std::size_t at, std::size_t end) const {
    if (end >= text_.size() || after(end) == '\n') return false;
    const char left = before(at);
    if (mark == Mark::kStraight) return !is_alnum(left) && !is_space(after(end));
    if (mark == Mark::kClose || mark == Mark::kRightAngle) return is_space(left) && !is_space(after(end));
    if (mark == Mark::kSingle || mark == Mark::kSingleOpen) {
      const char next = after(end);
      return !is_wordlike(left) && is_wordlike(next) && !(next >= '0' && next <= '9');
    }
    return mark != Mark::kSingleClose;
  }

  bool may_close(Mark mark, std::size_t at, std::size_t end) const {
    const char left = before(at), right = after(end);
    if (mark == Mark::kStraight) return !is_space(left) || is_space(right) || !is_wordlike(right);
    if (!single_) return true;
    if (is_space(left) || is_wordlike(right)) return false;
    if (!is_alnum(left)) return true;
    // A plural's possessive: the governors' report.
    return left != 's' || !is_space(right);
  }

  void begin(Mark mark, std::size_t at, std::size_t end) {
    open_ = mark;
    open_at_ = at;
    inside_ = end;
  }

  void finish(std::size_t at, std::size_t end) {
    const bool letter = single_ && at - inside_ == 1 && !carried_;  // rock 'n' roll
    if (!letter) add(at, end);
    open_ = Mark::kNone;
    carried_ = false;
  }

  // Closes the piece at `at`; what follows begins at `end`.
  void add(std::size_t at, std::size_t end) {
    if (!carried_) {
      quoted_.emplace_back();
      quoted_.back().open = open_at_;
    }
    quoted_.back().pieces.push_back({inside_, at});
    quoted_.back().close = end;
  }

  void end_paragraph(std::size_t end) {
    if (end > paragraph_) {
      if (open_ != Mark::kNone) {
        add(end, end);
        carried_ = true;
        carried_mark_ = open_;
        open_ = Mark::kNone;
      } else if (carried_) {
        take_back();  // a paragraph without its mark
      }
    }
    paragraph_ = end + 1;
  }

  // What the last paragraph left open does not go on. All but its last piece stays.
  void take_back() {
    carried_ = false;
    quoted_.back().pieces.pop_back();
    if (quoted_.back().pieces.empty()) {
      quoted_.pop_back();
    } else {
      quoted_.back().close = quoted_.back().pieces.back().end;
    }
  }

  std::string_view text_;
  bool single_;  // look for single marks, else for the others
  std::vector<Quoted> quoted_;
  std::size_t paragraph_ = 0;  // where it begins
  Mark open_ = Mark::kNone;    // of the mark that waits for its end
  std::size_t open_at_ = 0;
  std::size_t inside_ = 0;
  bool carried_ = false;  // the last one's paragraph ended before it
  Mark carried_mark_ = Mark::kNone;
};

// Every mark and paragraph's end, and whether marks of either kind stand where one may open.
struct Marks {
  std::vector<Found> all;
  bool doubles = false;
  bool singles = false;
};

Marks marks_in(std::string_view text) {
  Marks marks;
  each_mark_byte(text, [&](std::size_t i) {
    Found found = mark_at(text, i);
    if (found.mark == Mark::kNone) return;
    found.at = i;
    if (is_single(found.mark)) {
      // Most are apostrophes, which a scan of single ones alone looks at.
      marks.singles =
          marks.singles || (found.mark != Mark::kSingleClose && (i == 0 || !is_wordlike(text[i - 1])));
    } else if (found.mark != Mark::kParagraph) {
      marks.doubles = true;
    }
    marks.all.push_back(found);
  });
  return marks;
}

}  // namespace

std::vector<Quoted> find_quoted(std::string_view text) {
  const Marks marks = marks_in(text);
  std::vector<Quoted> quoted, single;
  if (marks.doubles) quoted = Scan(text, false).run(marks.all);
  if (marks.singles) single = Scan(text, true).run(marks.all);
  return single.size() > quoted.size() ? single : quoted;
}

}  // namespace lede::quote
