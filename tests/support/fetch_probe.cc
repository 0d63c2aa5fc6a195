// fetch_probe: the fetcher by itself, for tests. Standard input: one JSON object with `limits`,
// `public` (addresses taken for public), `requests`, and for stopping `stop_after` (answers) or
// `stop_in` (milliseconds). Standard output: one JSON object for each answer.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "common/core/interrupt.h"
#include "indexer/fetch/fetcher.h"

namespace {

using nlohmann::json;
using namespace lede::fetch;

FetchLimits limits_from(const json& input) {
  FetchLimits limits;
  limits.allow_private = true;
  const json given = input.value("limits", json::object());
  const auto time = [&](const char* name, auto& to) {
    if (given.contains(name)) to = std::remove_reference_t<decltype(to)>(given[name].get<long>());
  };
  time("spacing", limits.spacing);
  time("connect", limits.connect);
  time("first_byte", limits.first_byte);
  time("total", limits.total);
  time("low_speed_time", limits.low_speed_time);
  time("patience", limits.patience);
  limits.parallel = given.value("parallel", limits.parallel);
  limits.low_speed = given.value("low_speed", limits.low_speed);
  limits.header_bytes = given.value("header_bytes", limits.header_bytes);
  limits.wire_bytes = given.value("wire_bytes", limits.wire_bytes);
  limits.body_bytes = given.value("body_bytes", limits.body_bytes);
  limits.all_bodies = given.value("all_bodies", limits.all_bodies);
  limits.redirects = given.value("redirects", limits.redirects);
  limits.contact = given.value("contact", "");
  limits.ca_file = given.value("ca_file", "");
  limits.allow_private = given.value("allow_private", true);
  if (input.contains("public")) {
    const auto allowed = input["public"].get<std::set<std::string>>();
    limits.is_public = [allowed](const sockaddr& address) { return allowed.contains(to_text(address)); };
  }
  return limits;
}

json to_json(const FetchResponse& response) {
  json out = {{"key", response.request.key},
              {"status", response.status},
              {"url", response.url},
              {"permanent_url", response.permanent_url},
              {"type", response.content_type},
              {"etag", response.etag},
              {"body", response.body},
              {"last_modified", response.last_modified},
              {"failure", static_cast<int>(response.failure)},
              {"took", response.took.count()}};
  if (response.max_age) out["max_age"] = response.max_age->count();
  if (response.retry_after) out["retry_after"] = response.retry_after->count();
  if (response.error) out["error"] = to_line(*response.error);
  return out;
}

}  // namespace

int main() {
  lede::core::install_interrupt_handler();
  const json input = json::parse(std::cin);
  Fetcher fetcher(limits_from(input));
  std::uint64_t key = 0;
  for (const json& given : input["requests"]) {
    FetchRequest request;
    request.url = given["url"];
    request.etag = given.value("etag", "");
    request.last_modified = given.value("last_modified", "");
    request.headers = given.value("headers", std::vector<std::string>());
    request.user_agent = given.value("user_agent", "");
    request.obey_robots = given.value("obey_robots", false);
    request.key = key++;
    fetcher.add(std::move(request));
  }
  std::thread stopper;
  if (input.contains("stop_in")) {
    stopper = std::thread([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(input["stop_in"].get<long>()));
      fetcher.stop();
    });
  }
  for (long left = input.value("stop_after", -1L); const auto response = fetcher.next(); --left) {
    std::cout << to_json(*response).dump(-1, ' ', false, json::error_handler_t::replace) << std::endl;
    if (left == 1) fetcher.stop();
  }
  if (stopper.joinable()) stopper.join();
}
