#include "common/archive/schema.h"

#include <gtest/gtest.h>

namespace lede::archive {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

TEST(Schema, EncodedTimesSortAsTheTimesDo) {
  const std::int64_t times[] = {-200'000'000'000, -220'000'000,   -1, 0, 1, 1'417'910'400,
                                4'000'000'000,    300'000'000'000};
  for (std::size_t i = 0; i < std::size(times); ++i) {
    const sys_seconds t{seconds{times[i]}};
    EXPECT_EQ(decode_time(encode_time(t)), t);
    if (i > 0) {
      EXPECT_LT(encode_time(sys_seconds{seconds{times[i - 1]}}), encode_time(t));
    }
  }
  EXPECT_EQ(decode_time("short"), std::nullopt);
}

TEST(Schema, LongTermsStayUnderXapiansLimitAndApart) {
  const std::string a(1000, 'a');
  EXPECT_LE(term_of("XA", a).size(), kMaxTermBytes);
  EXPECT_NE(term_of("XA", a), term_of("XA", a + "b"));
  EXPECT_EQ(term_of("XA", a), term_of("XA", a));
  EXPECT_EQ(term_of("K", "sony"), "Ksony");
  std::string wide;
  while (wide.size() < 400) wide += "語";
  EXPECT_LE(term_of("K", wide).size(), kMaxTermBytes);
}

TEST(Schema, NamesFindTheirRows) {
  for (const Field& field : fields()) EXPECT_EQ(find_field(field.name), &field);
  EXPECT_EQ(find_field("autor"), nullptr);
  for (const Facet facet : facets()) EXPECT_EQ(facet_of(name_of(facet)), facet);
  EXPECT_EQ(facet_of("nothing"), std::nullopt);
}

}  // namespace
}  // namespace lede::archive
