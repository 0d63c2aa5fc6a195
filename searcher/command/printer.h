// Pages of results in the format that was asked for.
#pragma once

#include <string_view>

#include "searcher/command/command.h"
#include "searcher/present/page.h"
#include "searcher/present/text_page.h"
#include "searcher/search.h"

namespace lede::searcher {

class Printer {
 public:
  explicit Printer(Context& context);

  // What the format needs to know of a query's results.
  Ask ask(std::string_view query) const;
  // A whole page, or the next part of one.
  void print(const present::Page& page);

 private:
  Context& context_;
  present::TextLook look_;
  bool batch_;  // many queries: each output tells which
  bool started_ = false;
};

}  // namespace lede::searcher
