#include "searcher/plan/without.h"

#include <string>
#include <vector>

namespace lede::plan {
namespace {

using Xapian::Query;

bool is_conjunction(const Query& query) {
  const Query::op type = query.get_type();
  return type == Query::OP_AND || type == Query::OP_FILTER;
}

bool holds_conjunction(const Query& query) {
  if (query.empty()) return false;
  if (is_conjunction(query)) return true;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (holds_conjunction(query.get_subquery(i))) return true;
  }
  return false;
}

Query complement(const Query& query) {
  const Query everything{std::string()};
  if (query.empty()) return everything;
  if (!holds_conjunction(query)) return Query(Query::OP_AND_NOT, everything, query);
  std::vector<Query> complements;
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
    complements.push_back(complement(query.get_subquery(i)));
  switch (query.get_type()) {
    case Query::OP_AND:
    case Query::OP_FILTER:
      return Query(Query::OP_OR, complements.begin(), complements.end());
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
      return Query(Query::OP_AND, complements.begin(), complements.end());
    case Query::OP_AND_NOT: {
      std::vector<Query> any{complements.front()};
      for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) any.push_back(query.get_subquery(i));
      return Query(Query::OP_OR, any.begin(), any.end());
    }
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return complements.front();
    default:
      return Query(Query::OP_AND_NOT, everything, query);
  }
}

}  // namespace

Query without(const Query& query, const Query& excluded) {
  if (!holds_conjunction(excluded)) return Query(Query::OP_AND_NOT, query, excluded);
  return Query(Query::OP_FILTER, query, complement(excluded));
}

}  // namespace lede::plan
