// Names in Chinese bylines. They part names by spaces and stand inside the text: papers of China sign
// articles "（记者 张倩）", "光明日报记者 王建宏 张文攀", "本报记者罗科苏盈发自北京".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::extract {

// "宋怡 杨志华", "赵延东、风笑天": each two to four Han characters, or parted by points as in
// "买买提·艾山", and where one has a common surname or a single one is long; empty for anything else.
std::vector<std::string> han_names(std::string_view list);

// The reporters that sign the article: behind 记者 in one of the first two or the last two paragraphs, or
// two names and more in brackets at its end. `text`: paragraphs parted by newlines.
std::vector<std::string> reporters_in(std::string_view text);

// The authors that a line of an article's head names behind 作者 or 记者: "来源：新华网 作者：张倩 编辑：李".
std::vector<std::string> authors_in_line(std::string_view line);

}  // namespace lede::extract
