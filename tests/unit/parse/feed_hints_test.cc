// What a feed says of when to ask again.
#include <gtest/gtest.h>

#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using namespace std::chrono_literals;

UpdateHints hints_of(const std::string& fields) {
  return read_feed("<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>" +
                   fields + "<item><title>A</title><ttl>5</ttl></item></channel></rss>")
      .hints;
}

TEST(UpdateHints, TtlIsInMinutes) {
  EXPECT_EQ(hints_of("<ttl> 90 </ttl>").ttl, 90min);
  for (const char* bad :
       {"", "<ttl/>", "<ttl>0</ttl>", "<ttl>-5</ttl>", "<ttl>1h</ttl>", "<ttl>99999999999</ttl>"})
    EXPECT_FALSE(hints_of(bad).ttl) << bad;
}

TEST(UpdateHints, PeriodIsDividedByFrequency) {
  const std::string hourly = "<sy:updatePeriod>\n\thourly\n</sy:updatePeriod>";
  EXPECT_EQ(hints_of(hourly).period, 1h);
  EXPECT_EQ(hints_of(hourly + "<sy:updateFrequency>4</sy:updateFrequency>").period, 15min);
  EXPECT_EQ(hints_of("<sy:updateFrequency>2</sy:updateFrequency>").period, 12h);
  EXPECT_EQ(
      hints_of("<sy:updatePeriod>weekly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>").period,
      7 * 24h);
  EXPECT_FALSE(hints_of("<sy:updatePeriod>often</sy:updatePeriod>").period);
  EXPECT_FALSE(hints_of("").period);
}

TEST(UpdateHints, SkippedHoursAndDays) {
  EXPECT_EQ(
      hints_of(
          "<skipHours><hour>1</hour><hour>23</hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>")
          .skip_hours,
      1U << 1 | 1U << 23 | 1U << 0);
  EXPECT_EQ(
      hints_of("<skipDays><day>Sunday</day><day>saturday</day><day>Caturday</day></skipDays>").skip_days,
      1U << 0 | 1U << 6);
  EXPECT_EQ(hints_of("").skip_hours, 0U);
}

TEST(UpdateHints, AreReadInOtherFormatsToo) {
  const Feed rdf = read_feed(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
      "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><sy:updatePeriod>daily</"
      "sy:updatePeriod>"
      "</channel><item><title>A</title></item></rdf:RDF>");
  EXPECT_EQ(rdf.hints.period, 24h);
}

}  // namespace
}  // namespace lede::parse
