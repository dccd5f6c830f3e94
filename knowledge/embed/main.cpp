// Writes the knowledge files into a C++ source, each as its text and as the rows it is read into.
// Runs when Dowel is built: dowel_embed OUTPUT FILE.toml…

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "knowledge/toml_tree.h"

namespace {

using dowel::TomlNode;
using dowel::TomlRows;

void write_rows(std::ostream& out, const TomlRows& rows, int file) {
  out << "constexpr TomlNode kNodes" << file << "[] = {\n";
  for (const TomlNode& node : rows.nodes) {
    char line[160];
    std::snprintf(line, sizeof line, "{TomlKind{%d},%u,%u,%u,%u,%u,%u,%a},\n",
                  static_cast<int>(node.kind), node.line, node.key_at, node.key_size, node.parent,
                  node.first, node.count, node.number);
    out << line;
  }
  out << "};\n";
  out << "constexpr std::string_view kTexts" << file << " = R\"toml_file(" << rows.texts
      << ")toml_file\";\n\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: dowel_embed OUTPUT FILE.toml...\n";
    return 2;
  }
  std::ofstream out(argv[1]);
  out << "// Written by knowledge/embed from knowledge/*.toml.\n"
         "#include \"knowledge/toml_tree.h\"\n\nnamespace dowel {\nnamespace {\n\n";
  std::string table;
  for (int i = 2; i < argc; ++i) {
    const std::filesystem::path path = argv[i];
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    const auto rows = dowel::read_toml(text, path.filename().string());
    if (!in || !rows) {
      std::cerr << path.string() << ": "
                << (rows ? "cannot be read" : rows.error().where + ": " + rows.error().message)
                << '\n';
      return 1;
    }
    write_rows(out, *rows, i - 2);
    const std::string number = std::to_string(i - 2);
    out << "constexpr std::string_view kFile" << number << " = R\"toml_file(" << text
        << ")toml_file\";\n\n";
    table += "    {\"" + path.filename().string() + "\", kFile" + number + ", {kNodes" + number +
             ", kTexts" + number + "}},\n";
  }
  out << "constexpr BuiltInFile kFiles[] = {\n"
      << table
      << "};\n\n}  // namespace\n\nstd::span<const BuiltInFile> built_in_files() { return kFiles; "
         "}\n\n}  // namespace dowel\n";
  out.close();
  return out ? 0 : 1;
}
