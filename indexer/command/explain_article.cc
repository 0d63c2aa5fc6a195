#include "indexer/command/explain_article.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/tag/explain.h"

namespace lede::command {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + core::printable(word);
  return all;
}

// "before [written] after" with what was found in colour, or in brackets without.
std::string shown(const tag::Excerpt& excerpt, const core::Style& style) {
  const std::string written = core::printable(excerpt.written);
  return core::printable(excerpt.before) +
         (style.color() ? style.paint("1;32", written) : "[" + written + "]") +
         core::printable(excerpt.after);
}

std::string place(const tag::Excerpt& excerpt) {
  if (excerpt.part == tag::Part::kTitle) return "title, byte " + std::to_string(excerpt.offset);
  if (excerpt.part == tag::Part::kTags) return "publisher's tag " + std::to_string(excerpt.line);
  return "text, line " + std::to_string(excerpt.line) + ", byte " + std::to_string(excerpt.offset);
}

// One finding: verdict, tag and reason; where; which word decided.
void print_finding(const tag::Finding& finding, const core::Style& style, core::StandardOutput& output) {
  const bool accepted = finding.verdict == tag::Verdict::kAccepted;
  output.line("  " + (accepted ? style.green("tagged ") : style.red("refused")) + " " +
              style.bold(core::printable(finding.tag)) + ": " + core::printable(finding.reason));
  output.line("          as '" + core::printable(finding.alias) + "' (" +
              core::printable(finding.dictionary) + ")");
  output.line("          " + place(finding.place) + ": " + shown(finding.place, style));
  if (!finding.decided.written.empty()) {
    output.line("          decided by " + place(finding.decided) + ": " + shown(finding.decided, style));
  }
}

}  // namespace

void explain_article(article::Article article, const tag::Tagger& tagger, const text::Tokens& title,
                     const text::Tokens& body, const core::Style& style, core::StandardOutput& output) {
  const auto findings = tag::explain(tagger, article, title, body);
  std::vector<std::string> published;
  for (const article::Tag& tag : article.tags) {
    if (tag.by == article::TagBy::kPublisher) published.push_back(tag.name);
  }
  tagger.apply(article, title, body);
  std::vector<std::string> names;
  for (const article::Tag& tag : article.tags) {
    names.push_back(tag.name + " (" + std::string(article::name_of(tag.by)) + ")");
  }
  output.line(style.bold(core::printable(article.title.empty() ? "(no title)" : article.title)));
  output.line("  tags: " + (names.empty() ? "none" : joined(names)));
  if (!published.empty()) output.line("  as published: " + joined(published));
  for (const tag::Finding& finding : findings) print_finding(finding, style, output);
}

}  // namespace lede::command
