#include "indexer/parse/html_tree.h"

#include <gumbo.h>

#include <csetjmp>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "indexer/parse/html_reduce.h"

namespace lede::parse {
namespace {

constexpr std::size_t kMaxInput = std::size_t{64} << 20;
constexpr int kMaxDepth = 400;

// All memory of one parse, released at once: faster than the C library's allocator, and the
// parser's own release, which recurses, is never called. Some markup makes any HTML parser
// multiply its input (every paragraph reopens all unclosed <font>s), so the sum is bounded:
// past the limit the parse is left by longjmp, which is sound here because only C frames of
// the parser without anything to clean up lie between.
class Arena {
 public:
  explicit Arena(std::size_t limit) : left_(limit) {}

  void* allocate(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > chunk_left_) {
      const std::size_t chunk = size > kChunk / 4 ? size : kChunk;
      if (chunk > left_) std::longjmp(exhausted, 1);
      char* memory = static_cast<char*>(std::malloc(chunk));
      if (!memory) std::longjmp(exhausted, 1);
      left_ -= chunk;
      chunks_.emplace_back(memory);
      if (chunk != kChunk) return memory;
      next_ = memory;
      chunk_left_ = chunk;
    }
    void* result = next_;
    next_ += size;
    chunk_left_ -= size;
    return result;
  }

  std::jmp_buf exhausted;

 private:
  struct Free {
    void operator()(char* p) const { std::free(p); }
  };
  static constexpr std::size_t kChunk = std::size_t{256} << 10;
  std::size_t left_;
  char* next_ = nullptr;
  std::size_t chunk_left_ = 0;
  std::vector<std::unique_ptr<char, Free>> chunks_;
};

void* arena_allocate(void* arena, std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); }
void arena_release(void*, void*) {}

// Null when the arena's limit was reached. No object with a destructor lives in this frame.
GumboOutput* parse_in(Arena& arena, std::string_view html) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.exhausted) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

const char* name_of(const GumboElement& element, std::string& buffer) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  buffer.assign(piece.data ? piece.data : "", piece.length);
  for (char& c : buffer) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return buffer.c_str();
}

pugi::xml_node append_element(pugi::xml_node parent, const GumboElement& element, std::string& buffer) {
  pugi::xml_node node = parent.append_child(name_of(element, buffer));
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    node.append_attribute(attribute->name).set_value(attribute->value);
  }
  return node;
}

bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

// Depth first with its own stack: the parser's tree may be as deep as its input is long.
void convert(const GumboNode& document, pugi::xml_document& tree) {
  struct Level {
    const GumboVector* children;
    unsigned next;
    pugi::xml_node target;
    int depth;
  };
  std::string buffer;
  std::vector<Level> stack{{&document.v.document.children, 0, tree, 0}};
  while (!stack.empty()) {
    Level& level = stack.back();
    if (level.next == level.children->length) {
      stack.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (is_element(child)) {
      const pugi::xml_node node = append_element(level.target, child.v.element, buffer);
      const bool flat = level.depth + 1 >= kMaxDepth;
      const Level below{&child.v.element.children, 0, flat ? level.target : node,
                        level.depth + (flat ? 0 : 1)};
      stack.push_back(below);
    } else if (child.type != GUMBO_NODE_COMMENT && child.type != GUMBO_NODE_DOCUMENT) {
      level.target.append_child(pugi::node_pcdata).set_value(child.v.text.text);
    }
  }
}

core::Error invalid(std::string message) {
  return {core::ErrorCode::kInvalidInput, std::move(message), "", ""};
}

}  // namespace

core::Status parse_html(std::string_view html, pugi::xml_document& tree) {
  tree.reset();
  if (html.size() > kMaxInput) return invalid("page of more than 64 MiB");
  const std::string reduced = reduce_html(html);
  Arena arena((std::size_t{64} << 20) + 24 * reduced.size());
  const GumboOutput* output = parse_in(arena, reduced);
  if (!output) return invalid("page whose markup multiplies itself beyond the memory set aside for it");
  convert(*output->document, tree);
  return core::ok_status();
}

}  // namespace lede::parse
