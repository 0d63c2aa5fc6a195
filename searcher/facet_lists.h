// The facets that were asked for, as a page shows them: exact, over the whole result.
#pragma once

#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/facet/facet.h"
#include "searcher/match/matching.h"
#include "searcher/plan/plan.h"
#include "searcher/present/page.h"

namespace lede::searcher {

// Whether the request has a filter of the facet's field, which does not narrow the facet's own counts.
bool has_own_filter(const plan::Request& request, const facet::Wanted& wanted);

// `matching`: what the request matches; not read for facets with a filter of their own. A value that such a
// filter asks for is listed, and marked, however few have it. Errors: kArchive, kIo.
core::Result<std::vector<present::FacetList>> facet_lists(const archive::Snapshot& snapshot,
                                                          const plan::Request& request,
                                                          const std::vector<facet::Wanted>& facets,
                                                          const match::Matching& matching);

}  // namespace lede::searcher
