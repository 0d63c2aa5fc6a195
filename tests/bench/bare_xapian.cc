// One query by Xapian alone, in one process, over the postings of an archive's partitions: what a command
// of lede-search is held against. It finds its documents by the same lists, and has neither a parser, a
// total, records nor snippets.
//
//   bare_xapian 'WORD ...' ARCHIVE/index/*.glass
#include <xapian.h>

#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bare_xapian 'WORD ...' FILE.glass...\n");
    return 2;
  }
  try {
    Xapian::Database all;
    for (int i = 2; i < argc; ++i) all.add_database(Xapian::Database(argv[i]));
    const Xapian::Stem stem("english");
    std::vector<std::string> terms;
    std::istringstream words(argv[1]);
    for (std::string word; words >> word;) terms.push_back("Z" + stem(word));
    Xapian::Enquire enquire(all);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    const Xapian::MSet page = enquire.get_mset(0, 10);
    for (auto hit = page.begin(); hit != page.end(); ++hit)
      std::printf("%u %s\n", *hit, hit.get_document().get_data().c_str());
    return page.empty() ? 1 : 0;
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "bare_xapian: %s\n", error.get_description().c_str());
    return 3;
  }
}
