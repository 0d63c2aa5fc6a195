#include "searcher/facet_lists.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/archive/xapian_guard.h"
#include "searcher/facet/calendar.h"
#include "searcher/facet/tag_tree.h"
#include "searcher/plan/tags.h"

namespace lede::searcher {
namespace {

using archive::Facet;
using Chosen = std::vector<std::string>;  // keys

bool is_chosen(const Chosen& chosen, const std::string& key) {
  return std::find(chosen.begin(), chosen.end(), key) != chosen.end();
}

class Lists {
 public:
  Lists(const archive::Snapshot& snapshot, const plan::Request& request, const match::Matching& matching)
      : snapshot_(snapshot), request_(request), matching_(matching) {}

  core::Result<present::FacetList> make(const facet::Wanted& wanted) const {
    if (wanted.calendar != facet::Calendar::kNone) return calendar_list(wanted);
    if (!has_own_filter(request_, wanted)) return list(wanted, matching_);
    const std::string field(archive::name_of(wanted.facet));
    auto plan = plan::make_plan_without(request_, snapshot_, field);
    if (!plan) return plan.error();
    auto matching = match::collect(snapshot_, plan->query);
    if (!matching) return matching.error();
    return list(wanted, *matching);
  }

 private:
  present::FacetList list(const facet::Wanted& wanted, const match::Matching& matching) const {
    const Chosen chosen = chosen_keys(wanted.facet);
    return wanted.tree ? tree_list(wanted, matching, chosen) : value_list(wanted, matching, chosen);
  }

  // Of the values that the facet's own filter asks for; of a tag's other name, the tag's.
  Chosen chosen_keys(Facet facet) const {
    Chosen chosen;
    for (const plan::Filter& filter : request_.filters) {
      if (filter.field != archive::name_of(facet)) continue;
      for (const std::string& value : filter.values) {
        if (facet != Facet::kTag && facet != Facet::kSalient) {
          chosen.push_back(archive::facet_key(facet, value));
          continue;
        }
        const Chosen roots = plan::meaning_of_tag(snapshot_, value).roots;
        chosen.insert(chosen.end(), roots.begin(), roots.end());
      }
    }
    return chosen;
  }

  // The first `rows` values, and those that were chosen.
  present::FacetList value_list(const facet::Wanted& wanted, const match::Matching& matching,
                                const Chosen& chosen) const {
    facet::Wanted counted = wanted;
    if (!chosen.empty()) counted.rows = 0;
    const facet::Counts counts = facet::count(snapshot_, matching, counted);
    present::FacetList list{std::string(archive::name_of(counts.facet)), {}, counts.distinct, 0, 0};
    std::vector<facet::Value> listed;
    for (std::size_t i = 0; i < counts.values.size(); ++i) {
      const facet::Value& value = counts.values[i];
      const bool selected = is_chosen(chosen, value.key);
      if (wanted.rows != 0 && i >= wanted.rows && !selected) continue;
      list.values.push_back({value.label, value.count, selected, 0, 0});
      listed.push_back(value);
    }
    const facet::Rest rest = facet::rest(snapshot_, matching, counts, listed);
    list.other = rest.other;
    list.none = rest.none;
    if (wanted.sorted == facet::Sorted::kByName) {
      std::stable_sort(list.values.begin(), list.values.end(),
                       [](const auto& a, const auto& b) { return a.label < b.label; });
    }
    return list;
  }

  present::FacetList tree_list(const facet::Wanted& wanted, const match::Matching& matching,
                               const Chosen& chosen) const {
    const facet::TagTree tree = facet::tag_tree(snapshot_, matching, wanted, chosen);
    present::FacetList list{
        std::string(archive::name_of(wanted.facet)), {}, tree.distinct, tree.other, tree.none};
    for (const facet::TagNode& node : tree.listed)
      list.values.push_back({node.label, node.count, is_chosen(chosen, node.key), node.depth, node.other});
    return list;
  }

  // "day" or "date".
  present::FacetList calendar_list(const facet::Wanted& wanted) const {
    const bool by_day = wanted.calendar == facet::Calendar::kDay;
    const facet::DayCounts days = facet::count_days(snapshot_, matching_);
    const auto nodes =
        by_day ? facet::each_day(days, plan::dates_of(request_), wanted) : facet::date_tree(days, wanted);
    present::FacetList list{by_day ? "day" : "date", {}, nodes.distinct, nodes.other, days.undated};
    for (const facet::CalendarNode& node : nodes.listed)
      list.values.push_back({node.label, node.count, false, node.depth, 0});
    return list;
  }

  const archive::Snapshot& snapshot_;
  const plan::Request& request_;
  const match::Matching& matching_;
};

}  // namespace

bool has_own_filter(const plan::Request& request, const facet::Wanted& wanted) {
  return std::any_of(request.filters.begin(), request.filters.end(), [&](const plan::Filter& filter) {
    return filter.field == archive::name_of(wanted.facet);
  });
}

core::Result<std::vector<present::FacetList>> facet_lists(const archive::Snapshot& snapshot,
                                                          const plan::Request& request,
                                                          const std::vector<facet::Wanted>& facets,
                                                          const match::Matching& matching) {
  const Lists lists(snapshot, request, matching);
  std::vector<present::FacetList> made;
  core::Status status = archive::xapian_guard("archive", [&]() -> core::Status {
    for (const facet::Wanted& wanted : facets) {
      auto list = lists.make(wanted);
      if (!list) return list.error();
      made.push_back(std::move(*list));
    }
    return core::ok_status();
  });
  if (!status) return status.error();
  return made;
}

}  // namespace lede::searcher
