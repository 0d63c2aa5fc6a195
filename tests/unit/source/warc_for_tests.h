// WARC records for the tests of their reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "inputs_for_tests.h"

namespace lede::source {

using Urls = std::vector<std::string>;

inline std::string record(std::string_view type, std::string_view url, std::string_view content,
                          std::string_view version = "WARC/1.1",
                          std::string_view date = "2014-12-07T21:05:00Z", std::string_view more = "") {
  return std::string(version) + "\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: " + std::string(url) + "\r\nWARC-Date: " + std::string(date) + "\r\n" +
         std::string(more) +
         "Content-Type: application/http\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" +
         std::string(content) + "\r\n\r\n";
}

inline std::string http(std::string_view body, std::string_view type = "text/html; charset=utf-8",
                        std::string_view status = "200 OK", std::string_view more = "") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) + "\r\n" +
         std::string(more) + "\r\n" + std::string(body);
}

inline std::string page(std::string_view url) {
  return record("response", url, http("<html>" + std::string(url)));
}

inline Urls urls_of(const Reading& reading) {
  Urls out;
  for (const Blob& blob : reading.blobs) out.push_back(blob.url);
  return out;
}

}  // namespace lede::source
