#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>

#include "common/core/interrupt.h"
#include "common/text/utf8.h"
#include "searcher/command/command.h"
#include "searcher/command/printer.h"
#include "searcher/query/mistake.h"
#include "searcher/search.h"

namespace lede::searcher {
namespace {

using core::Error;
using core::ErrorCode;

// The file of queries, line by line, and how each went.
class Batch {
 public:
  Batch(Context& context, const archive::Snapshot& snapshot)
      : context_(context), snapshot_(snapshot), printer_(context), file_(context.options.queries_file) {}

  core::Result<int> run() {
    if (core::Status status = open(); !status) return status.error();
    std::istream& in = file_ == "-" ? std::cin : input_;
    for (std::string line; std::getline(in, line) && context_.output.good();) {
      ++number_;
      if (core::interrupted()) return Error{ErrorCode::kInterrupted, "interrupted", "", ""};
      if (line.ends_with('\r')) line.pop_back();
      if (line.empty()) continue;
      if (core::Status status = run_line(text::to_valid_utf8(line)); !status) return status.error();
    }
    if (in.bad()) return cannot("read", file_);
    if (timings_.is_open() && !timings_.flush()) return cannot("write", context_.options.timings_file);
    return failed_ ? 2 : found_ ? 0 : 1;
  }

 private:
  static Error cannot(const char* what, const std::string& file) {
    return {ErrorCode::kIo, std::string("cannot ") + what + ": " + std::strerror(errno), "", file};
  }

  core::Status open() {
    if (file_ != "-") {
      input_.open(file_);
      if (!input_) return cannot("read", file_);
    }
    if (!context_.options.timings_file.empty()) {
      timings_.open(context_.options.timings_file);
      if (!timings_) return cannot("write", context_.options.timings_file);
    }
    return core::ok_status();
  }

  core::Status run_line(const std::string& line) {
    const std::string where = file_ + ":" + std::to_string(number_);
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos || tab == 0) {
      context_.log.error(Error{ErrorCode::kUsage, "expected an id, a tab and a query", "", where});
      failed_ = true;
      return core::ok_status();
    }
    const std::string query = line.substr(tab + 1);
    Ask ask = printer_.ask(query);
    if (timings_.is_open() && ask.depth == Depth::kId) ask.depth = Depth::kRecord;
    const auto begin = std::chrono::steady_clock::now();
    auto answer = search(snapshot_, context_.options, ask);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    if (!answer) {
      if (answer.error().code != ErrorCode::kUsage) return answer.error();
      context_.log.error(
          where + ": " +
          query::to_lines(answer.error()).substr(0, query::to_lines(answer.error()).find('\n')));
      failed_ = true;
      return core::ok_status();
    }
    answer->page.query_id = line.substr(0, tab);
    if (timings_.is_open()) timings_ << answer->page.query_id << '\t' << time.count() << '\n';
    found_ = found_ || !answer->page.hits.empty();
    printer_.print(answer->page);
    return core::ok_status();
  }

  Context& context_;
  const archive::Snapshot& snapshot_;
  Printer printer_;
  std::string file_;
  std::ifstream input_;
  std::ofstream timings_;
  std::size_t number_ = 0;
  bool found_ = false;
  bool failed_ = false;
};

}  // namespace

core::Result<int> run_queries(Context& context) {
  auto snapshot = archive::Snapshot::open(context.options.settings.path(core::Setting::kArchive));
  if (!snapshot) return snapshot.error();
  return Batch(context, *snapshot).run();
}

}  // namespace lede::searcher
