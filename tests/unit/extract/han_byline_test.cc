#include "indexer/extract/han_byline.h"

#include <gtest/gtest.h>

namespace lede::extract {
namespace {

using Names = std::vector<std::string>;

TEST(HanNames, ArePartedBySpacesAndCommas) {
  const struct {
    const char* list;
    Names names;
  } rows[] = {
      {"张倩", {"张倩"}},
      {"宋怡 杨志华", {"宋怡", "杨志华"}},
      {"赵延东、风笑天", {"赵延东", "风笑天"}},
      {"王建宏\u3000张文攀", {"王建宏", "张文攀"}},
      {"格桑边觉", {"格桑边觉"}},
      {"买买提·艾山", {"买买提·艾山"}},
      {"浜野 沙織", {}},
      {"从自治区农牧厅", {}},
      {"采访", {}},
      {"Ann Lee", {}},
      {"张", {}},
      {"", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(han_names(row.list), row.names) << row.list;
}

TEST(Reporters, SignTheArticle) {
  const std::string between = "\n\n春节前夕，来自各地的客人越来越多。\n\n大家都很高兴。\n\n土豆丰收了。";
  const struct {
    std::string text;
    Names names;
  } rows[] = {
      {"光明日报记者 王建宏 张文攀" + between, {"王建宏", "张文攀"}},
      {"据新华社拉萨电（记者 格桑边觉）记者近日从自治区农业农村厅了解到，农业丰收。" + between, {"格桑边觉"}},
      {"本报记者罗科苏盈发自北京" + between, {"罗科苏盈"}},
      {"顶端新闻·河南商报记者马俊峰/文受访者供图" + between, {"马俊峰"}},
      {"春节到了。" + between + "今年更好。（总台记者 张倩）", {"张倩"}},
      {"春节到了。" + between + "今年更好。（常书香 马丹阳 ）", {"常书香", "马丹阳"}},
      {"春节到了。" + between + "今年更好。（图片 视频）", {}},
      {"春节到了。" + between + "今年更好。（完）", {}},
      {"记者近日从自治区了解到，农业丰收。" + between, {}},
      {"（据记者采访）农业丰收。" + between, {}},
      // In the middle of the text, reporters are spoken of.
      {"春节到了。\n\n大家好。\n\n他是记者 张倩\n\n大家都很高兴。\n\n土豆丰收了。", {}},
      {"", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(reporters_in(row.text), row.names) << row.text;
}

TEST(AuthorsInLine, StandBehindTheirLabelAndBeforeTheNext) {
  const struct {
    const char* line;
    Names names;
  } rows[] = {
      {"2015-11-05 阅读：8169 来源:转载 作者:孙仲旻", {"孙仲旻"}},
      {"作者： 赵婕 出自[人民文学出版社]", {"赵婕"}},
      {"来源：21世纪经济报道 作者：宋怡 杨志华 编辑：李强", {"宋怡", "杨志华"}},
      {"本报记者罗科苏盈发自北京", {"罗科苏盈"}},
      {"该作者文章", {}},
      {"来源：新华网 编辑：李强", {}},
      {"作者：", {}},
      {"", {}},
  };
  for (const auto& row : rows) EXPECT_EQ(authors_in_line(row.line), row.names) << row.line;
}

}  // namespace
}  // namespace lede::extract
