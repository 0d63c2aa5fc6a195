#include "searcher/in_words.h"

#include <string_view>
#include <vector>

#include "common/archive/schema.h"
#include "common/text/date_range.h"
#include "common/text/dates.h"
#include "common/text/tokens.h"

namespace lede::searcher {
namespace {

using archive::FieldKind;
using query::Node;
using query::NodeKind;

std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

// "from 2014-11-24 up to and with 2014-12-08", with the clock where a day is cut.
std::string span_in_words(const text::DateRange& range) {
  const auto told = [](text::Time time, bool is_day) {
    return is_day ? text::to_day(time) : text::to_rfc3339(time);
  };
  const auto at_midnight = [](text::Time time) {
    return time == std::chrono::floor<std::chrono::days>(time);
  };
  std::string out;
  if (range.from) out = "from " + told(*range.from, at_midnight(*range.from));
  if (range.until) {
    const text::Time last = *range.until - std::chrono::seconds{1};
    out += (out.empty() ? "up to and with " : " up to and with ") + told(last, at_midnight(*range.until));
  }
  return out + " (UTC)";
}

std::string where(const Node& leaf) {
  if (leaf.field == "title") return ", in the headline";
  return leaf.field == "text" ? ", in the text" : ", in headline or text";
}

class Words {
 public:
  explicit Words(const plan::Request& request) : request_(request) {}

  void tell(const Node& node, std::size_t depth) {
    switch (node.kind) {
      case NodeKind::kAnd:
        return tell_and(node, depth);
      case NodeKind::kOr:
        line(depth, "any of");
        for (const Node& child : node.children) tell(child, depth + 1);
        return;
      case NodeKind::kNot:
        line(depth, "not");
        return tell(node.children.front(), depth + 1);
      case NodeKind::kNear:
        return tell_near(node, depth);
      case NodeKind::kAll:
        return line(depth, "anything: every article");
      default:
        return line(depth, leaf(node));
    }
  }

  void line(std::size_t depth, const std::string& text) { out_ += std::string(2 * depth, ' ') + text + "\n"; }
  std::string take() { return std::move(out_); }

 private:
  void tell_and(const Node& node, std::size_t depth) {
    line(depth, "all of");
    for (const Node& child : node.children) tell(child, depth + 1);
  }

  void tell_near(const Node& node, std::size_t depth) {
    line(depth, "these at most " + std::to_string(node.distance) + " words apart, in any order");
    for (const Node& child : node.children) tell(child, depth + 1);
  }

  // Words and phrases in headline and text.
  std::string text_leaf(const Node& leaf) const {
    std::string forms;
    const std::vector<std::string> words = text::fold_words(leaf.text);
    for (const std::string& word : words) forms += (forms.empty() ? "" : " ") + word;
    switch (leaf.kind) {
      case NodeKind::kPhrase:
        return "the phrase " + in_quotes(forms) + where(leaf);
      case NodeKind::kPrefix:
        return "words that begin with " + in_quotes(forms) + where(leaf);
      case NodeKind::kWildcard:
        return "words like " + in_quotes(leaf.text) + " (* stands for any letters)" + where(leaf);
      case NodeKind::kFuzzy:
        return "words that " + std::to_string(leaf.distance) + (leaf.distance == 1 ? " change" : " changes") +
               " of a letter can make of " + in_quotes(forms) + where(leaf);
      default:
        break;
    }
    if (words.empty()) return "nothing: " + in_quotes(leaf.text) + " holds no word";
    if (words.size() > 1) return "the words " + in_quotes(forms) + " side by side" + where(leaf);
    return "the word " + in_quotes(forms) + (request_.exact ? " as it is" : " in any form") + where(leaf);
  }

  std::string leaf(const Node& leaf) const {
    const archive::Field* field = leaf.field.empty() ? nullptr : archive::find_field(leaf.field);
    if (!field || field->kind == FieldKind::kText) return text_leaf(leaf);
    const std::string star = leaf.kind == NodeKind::kPrefix ? "*" : "";
    const std::string tilde = leaf.kind == NodeKind::kFuzzy ? "~" + std::to_string(leaf.distance) : "";
    const std::string value = in_quotes(leaf.text + star + tilde);
    switch (field->kind) {
      case FieldKind::kName:
        return (leaf.field == "author" ? "an author named " : "a publication named ") + value;
      case FieldKind::kDate:
        return date_leaf(leaf);
      case FieldKind::kFlag:
        return "having " + value;
      case FieldKind::kStory:
        return "of the story " + value;
      default:
        return "the " + std::string(leaf.field == "lang" ? "language" : leaf.field) + " " + value;
    }
  }

  std::string date_leaf(const Node& leaf) const {
    const auto range = text::parse_date_range(leaf.text, request_.now);
    return "published " + (range ? span_in_words(*range) : in_quotes(leaf.text));
  }

  const plan::Request& request_;
  std::string out_;
};

std::string filter_in_words(const plan::Filter& filter) {
  std::string out = "the " + filter.field + " ";
  for (std::size_t i = 0; i < filter.values.size(); ++i)
    out += (i == 0 ? "" : " or ") + in_quotes(filter.values[i]);
  return out;
}

std::string order_in_words(match::Sort sort, match::Group group) {
  std::string out = sort == match::Sort::kDate        ? "newest first, undated last"
                    : sort == match::Sort::kRelevance ? "best first"
                                                      : "best first, with the newer before the older";
  if (group == match::Group::kStory) out += "; copies of one story are one result";
  return out;
}

}  // namespace

std::string query_in_words(const plan::Request& request, const plan::Plan& plan, match::Sort sort,
                           match::Group group) {
  Words words(request);
  words.line(0, "finds articles with");
  words.tell(request.root, 1);
  if (!request.filters.empty()) words.line(0, "and, by the flags, with");
  for (const plan::Filter& filter : request.filters) words.line(1, filter_in_words(filter));
  if (!request.since.empty() || !request.until.empty()) {
    plan::Request flags = request;
    flags.root = Node();
    words.line(0, "published " + span_in_words(plan::dates_of(flags)) + "; undated articles are left out");
  }
  for (const std::string& spelling : plan.spellings) words.line(0, "spellings: " + spelling);
  for (const std::string& tag : plan.named_tags)
    words.line(0, "ranked higher: articles with the tag " + in_quotes(tag) + ", highest those about it");
  words.line(0, "order: " + order_in_words(sort, group));
  return words.take();
}

}  // namespace lede::searcher
