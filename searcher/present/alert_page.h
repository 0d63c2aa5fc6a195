// What an alert found that is new, for people and for programs.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "searcher/present/page.h"
#include "searcher/present/text_page.h"

namespace lede::present {

// One alert's new articles; each hit's `matched` says why it is there.
struct AlertPage {
  std::string name;
  std::string asked;  // the query and its filters as typed
  Page page;
};

// A heading with the name, what was asked and how many are new, then the hits.
std::string text_alert(const AlertPage& alert, const TextLook& look);

// A line a hit: "alert" and "asked", then what --format jsonl of a search prints, with "matched".
std::string jsonl_alert(const AlertPage& alert);

// All of them as one feed (RSS 2.0). An article that several alerts found is one item each; its guid is
// ALERT/ID, its first category the alert.
std::string rss_alerts(std::span<const AlertPage> alerts, std::chrono::sys_seconds now);

}  // namespace lede::present
