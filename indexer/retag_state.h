// What the threads of a run of `tags apply` share: how far it is, whether it goes on, and the reading
// of one article.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/article/article.h"
#include "common/core/result.h"
#include "common/text/tokens.h"
#include "indexer/retag.h"
#include "indexer/tag/tagger.h"

namespace lede {

// Safe for several threads.
class RetagState {
 public:
  RetagState(const RetagOptions& options, std::uint64_t all) : options_(options), all_(all) {}

  // False once there is an error, or the run is to stop.
  bool goes_on();
  void count(std::uint64_t read, std::uint64_t changed);
  void fail(core::Error error);
  // When all threads are done.
  RetagOutcome take() { return std::move(outcome_); }

  unsigned threads() const { return options_.threads; }
  // Runs `work`, told the thread's number from 0 on, on all threads, this one among them.
  template <typename Work>
  void run(const Work& work) {
    std::vector<std::thread> others;
    for (unsigned i = 1; i < options_.threads; ++i)
      others.emplace_back([this, &work, i] { attempt(work, i); });
    attempt(work, 0);
    for (std::thread& other : others) other.join();
  }

 private:
  // An exception must not leave a thread: it would end the program without a word.
  template <typename Work>
  void attempt(const Work& work, unsigned thread) {
    try {
      if (core::Status status = work(thread); !status) fail(status.error());
    } catch (const std::exception& error) {
      fail({core::ErrorCode::kInternal, std::string("internal error, please report: ") + error.what(), "",
            ""});
    }
  }

  const RetagOptions& options_;
  const std::uint64_t all_;
  std::mutex mutex_;
  RetagOutcome outcome_;
};

// Reads articles of a snapshot and tags them. One thread's.
class Retagger {
 public:
  Retagger(archive::Snapshot snapshot, const tag::Tagger& tagger)
      : snapshot_(std::move(snapshot)), tagger_(tagger) {}

  const archive::Snapshot& snapshot() const { return snapshot_; }

  struct Retagged {
    article::Article article;  // as it is to be, without its story
    bool other_tags = false;
    bool other_quotes = false;  // of an archive from before there were quotations
  };
  core::Result<Retagged> read(const archive::Place& place);
  // Of the article that was read last.
  const text::Tokens& title() const { return title_; }
  const text::Tokens& body() const { return body_; }

 private:
  archive::Snapshot snapshot_;
  const tag::Tagger& tagger_;
  text::Tokens title_;
  text::Tokens body_;
};

}  // namespace lede
