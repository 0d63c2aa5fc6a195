#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <set>
#include <utility>

#include "indexer/source/detect.h"
#include "indexer/source/readers.h"

namespace lede::source {
namespace {

// Names in a folder, sorted by bytes, hidden ones left out.
core::Result<std::vector<std::string>> list_folder(const std::string& path) {
  const auto cannot_list = [&](int why) {
    return core::Error{core::ErrorCode::kIo, std::string("cannot list: ") + std::strerror(why),
                       why == EACCES ? "give yourself the right to read it" : "", path};
  };
  DIR* folder = ::opendir(path.c_str());
  if (!folder) return cannot_list(errno);
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(folder)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    errno = 0;
  }
  const int why = errno;
  ::closedir(folder);
  if (why != 0) return cannot_list(why);
  std::sort(names.begin(), names.end());
  return names;
}

class Inputs : public Reader {
 public:
  Inputs(std::vector<std::string> paths, InputOptions options, Report report, PassOver pass_over)
      : paths_(std::make_move_iterator(paths.begin()), std::make_move_iterator(paths.end())),
        options_(std::move(options)),
        report_(std::move(report)),
        pass_over_(std::move(pass_over)) {}

  std::optional<Blob> next() override {
    while (true) {
      if (current_) {
        if (std::optional<Blob> blob = current_->next()) return blob;
        current_.reset();
      }
      if (paths_.empty()) return std::nullopt;
      const std::string path = std::move(paths_.front());
      paths_.pop_front();
      open(path);
    }
  }

 private:
  void open(const std::string& path) {
    struct stat info {};
    if (path != "-" && ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
      open_folder(path, info);
    } else {
      open_file(path);
    }
  }

  // The folder's entries come next, before what follows it.
  void open_folder(const std::string& path, const struct stat& info) {
    if (!folders_seen_.emplace(info.st_dev, info.st_ino).second) return;
    auto names = list_folder(path);
    if (!names) {
      report_(names.error());
      return;
    }
    const std::string prefix = path.ends_with('/') ? path : path + "/";
    for (auto name = names->rbegin(); name != names->rend(); ++name) paths_.push_front(prefix + *name);
  }

  void open_file(const std::string& path) {
    auto bytes = ByteStream::open(path);
    if (!bytes) {
      report_(bytes.error());
      return;
    }
    Input input{std::move(*bytes), path, options_.url, report_, pass_over_, options_.selection};
    const std::optional<Format> format = options_.format ? options_.format : detect_input(input);
    if (!format) return;
    switch (*format) {
      case Format::kJsonl:
        current_ = read_jsonl(std::move(input));
        break;
      case Format::kWarc:
        current_ = read_warc(std::move(input));
        break;
      default:
        current_ = read_document(std::move(input), *format);
    }
  }

  // Reports an input that has no known format.
  std::optional<Format> detect_input(Input& input) {
    const std::string_view head = input.bytes->peek(kDetectBytes);
    const std::optional<Format> format = detect(head);
    if (format) return format;
    if (input.bytes->damage()) {
      report_(*input.bytes->damage());
    } else if (head.find_first_not_of(" \t\r\n") == std::string_view::npos) {
      report_({core::ErrorCode::kInvalidInput, "empty input", "nothing was written to it; get it again",
               input.path});
    } else {
      report_({core::ErrorCode::kInvalidInput, "neither feed, HTML, JSONL nor WARC",
               "name its kind with --input-format", input.path});
    }
    return std::nullopt;
  }

  std::deque<std::string> paths_;
  InputOptions options_;
  Report report_;
  PassOver pass_over_;
  std::set<std::pair<dev_t, ino_t>> folders_seen_;
  std::unique_ptr<Reader> current_;
};

}  // namespace

std::unique_ptr<Reader> open_inputs(std::vector<std::string> paths, InputOptions options, Report report,
                                    PassOver pass_over) {
  return std::make_unique<Inputs>(std::move(paths), std::move(options), std::move(report),
                                  std::move(pass_over));
}

}  // namespace lede::source
