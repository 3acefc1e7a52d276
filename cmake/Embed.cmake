# Writes one C file that puts the given files into the program as they are
# (.incbin, a NUL after each), and the sorted table that gen/base/embed.c
# looks them up in. Sets OUT to the C file's path.
function(embed_files out)
  set(paths ${ARGN})
  list(SORT paths)
  set(asm "")
  set(rows "")
  set(externs "")
  set(n 0)
  set(deps "")
  foreach(path IN LISTS paths)
    set(full ${CMAKE_SOURCE_DIR}/${path})
    list(APPEND deps ${full})
    string(APPEND asm
      "    \".global embed_${n}\\nembed_${n}: .incbin \\\"${full}\\\"\\n\"\n"
      "    \".global embed_${n}_end\\nembed_${n}_end: .byte 0\\n\"\n")
    string(APPEND externs
      "extern const char embed_${n}[], embed_${n}_end[];\n")
    string(APPEND rows "    {\"${path}\", embed_${n}, embed_${n}_end},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  set(file ${CMAKE_BINARY_DIR}/embedded.c)
  file(CONFIGURE OUTPUT ${file} @ONLY CONTENT
"/* Made by cmake/Embed.cmake from the lists in Makefile.inc. */
#include \"base/embed_table.h\"

__asm__(\".section .rodata\\n\"
${asm}    \".previous\\n\");

${externs}
const struct embed_row embed_rows[] = {
${rows}    {0, 0, 0},
};
const unsigned embed_count = ${n};
")
  set_source_files_properties(${file} PROPERTIES OBJECT_DEPENDS "${deps}")
  set(${out} ${file} PARENT_SCOPE)
endfunction()
