// The elements of feeds by name: which namespaces and prefixes stand for what, and the one
// table of elements that are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lede::parse {

// kCore: RSS of any version, and no namespace.
enum class Namespace : std::uint8_t {
  kCore,
  kAtom,
  kContent,
  kDc,
  kDcTerms,
  kItunes,
  kMedia,
  kRdf,
  kSlash,
  kSyndication,
  kThread,
  kXhtml,
  kOther
};

// An element that means something to a feed's reader. RSS and Atom elements of one name are one
// (an RSS item may hold Atom's, with and without a namespace).
// clang-format off
enum class Element : std::uint8_t {
  kNone,
  // containers
  kRss, kRdf, kFeed, kChannel, kEntry,
  // RSS and Atom
  kAuthor, kBody, kCategories, kCategory, kComments, kContent, kContributor, kDescription, kEmail, kEnclosure,
  kFullItem, kGuid, kId, kIssued, kLanguage, kLastBuildDate, kLink, kModified, kName, kPublished,
  kSkipDays, kSkipHours, kSource, kSummary, kTags, kTitle, kTtl, kUpdated, kUri, kUrl,
  // modules
  kContentEncoded, kDcCreator, kDcDate, kDcDescription, kDcLanguage, kDcSubject, kDcTitle, kDctIssued,
  kDctModified, kItunesAuthor, kItunesCategory, kItunesImage, kItunesKeywords, kItunesSummary, kItunesTitle,
  kMediaCategory, kMediaContent, kMediaCredit, kMediaDescription, kMediaGroup, kMediaKeywords, kMediaThumbnail,
  kMediaTitle, kSlashComments, kSlashSection, kSyUpdateFrequency, kSyUpdatePeriod, kThreadTotal, kXhtmlBody,
};
// clang-format on

struct ElementName {
  Namespace space = Namespace::kOther;
  Element element = Element::kNone;
};

// What is in force at an element: namespaces (Namespaces in XML 1.0), xml:lang, xml:base (XML
// Base). Enter each element before its children are read; leaving is by scope.
class Scopes {
 public:
  // `base`: the document's own address.
  explicit Scopes(std::string base);

  class Entered {
   public:
    Entered(Scopes& scopes, pugi::xml_node node);
    ~Entered();
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;

   private:
    Scopes& scopes_;
    std::size_t bindings_, bases_, languages_;
  };

  const std::string& base() const { return bases_.back(); }
  // As written; empty for none.
  std::string_view language() const { return languages_.back(); }
  // Of the element or attribute named `qualified`, case ignored.
  ElementName name_of(std::string_view qualified);
  // Prefixes met so far that nothing declares (the first kMaxUndeclared of them).
  std::size_t undeclared() const { return undeclared_.size(); }

 private:
  struct Binding {
    std::string_view prefix;
    Namespace space;
  };
  static constexpr std::size_t kMaxUndeclared = 50;

  Namespace space_of(std::string_view prefix);

  std::vector<Binding> bindings_;
  std::vector<std::string> bases_;
  std::vector<std::string_view> languages_;
  std::vector<std::string_view> undeclared_;
};

}  // namespace lede::parse
