# Programs with settings and macros of their own, built with our headers as plain `-I` and every
# warning an error. A program's line `// flags:` says what else it is built with.

every_header "$work/every"

# compile_program COMPILER FILE
compile_program() {
  local flags
  read -ra flags < <(sed -n 's|^// flags: ||p' "$2"; echo)
  ccache_or_not "$1" -std=c++20 "${warnings[@]}" "${flags[@]}" -I"$work/moved OFF/include" -I"$work/every" -c "$2" -o "$work/program.o" &&
    "$1" "$work/program.o" -o "$work/program" "$work/moved OFF/lib/libdirectus.a" -lcurl -lsimdjson &&
    "$work/program"
}

for compiler in "${compilers[@]}"; do
  for program in "$here"/programs/*.cpp; do
    expect "$(sed -n '1s|^// ||p' "$program") ($compiler)" compile_program "$compiler" "$program"
  done
done
