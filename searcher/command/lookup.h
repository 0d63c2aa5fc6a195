// What the commands that count (tags, related, timeline, trends) share: the archive, the articles under
// the command's filters, and the report in the format that was asked for.
#pragma once

#include <string>
#include <string_view>

#include "common/archive/snapshot.h"
#include "searcher/command/command.h"
#include "searcher/match/matching.h"
#include "searcher/plan/tags.h"
#include "searcher/present/report.h"
#include "searcher/search.h"

namespace lede::searcher {

class Lookup {
 public:
  static core::Result<Lookup> open(Context& context);

  const archive::Snapshot& snapshot() const { return snapshot_; }

  // --since and --until; where they are the archive's names for spans, as dates (query/periods.h).
  struct Dates {
    std::string since, until;
  };
  core::Result<Dates> dates() const;

  // The articles under the command's filters that `query` finds ("": all), and of these those with a tag
  // (value as after tag:). `dated`: also under --since and --until. Notes are told to the user once each.
  // Errors: those of the planner and of the archive.
  core::Result<match::Matching> articles(std::string_view query, bool dated);
  core::Result<match::Matching> with_tag(const std::string& tag, bool dated);

  // Which tag is meant. Error kNotFound (exit 1), with a suggestion: no article has it.
  core::Result<plan::TagMeaning> tag(const std::string& value) const;

  // The kind as it is written in the table of tags, or "none". Error kUsage: no tag is of that kind.
  core::Result<std::string> kind(const std::string& asked) const;
  // Of the tag with this folded key; empty for none.
  std::string_view kind_of(std::string_view key) const;
  // Whether a tag of that folded key is of `kind` (as kind() gives it; empty: any).
  bool is_of_kind(std::string_view key, std::string_view kind) const;

  void print(const present::Report& report) const;

 private:
  Lookup(Context& context, archive::Snapshot snapshot)
      : context_(context),
        snapshot_(std::move(snapshot)),
        periods_(periods_of(context.options, context.now)) {}
  core::Result<match::Matching> collect(std::string_view query, std::vector<plan::Filter> filters,
                                        bool dated);
  void tell_cut(const present::Report& report) const;

  Context& context_;
  archive::Snapshot snapshot_;
  query::Periods periods_;
  std::vector<std::string> told_;  // notes
};

// The tags that are counted: all, or with --salient those that articles are about.
inline archive::Facet tag_facet(const Options& options) {
  return options.salient ? archive::Facet::kSalient : archive::Facet::kTag;
}

// The values of a result that were left out, as a remark: "10 of 1,204 tags; --limit 0 lists all". Empty
// when all are shown.
std::string limit_remark(std::size_t shown, std::size_t total);
// "12 more have no date and are left out"; empty for none.
std::string undated_remark(std::uint64_t undated);

}  // namespace lede::searcher
