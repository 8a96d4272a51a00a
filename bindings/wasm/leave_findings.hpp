// Findings on their way to JavaScript: as data, of which it makes objects and sentences
// (bindings/npm/src/report/read_findings.ts).
#pragma once

#include <cstdint>

#include "dossier/context.hpp"
#include "dossier/rules/findings.hpp"

namespace dossier::wasm {

// What a word of the output says, in its lowest bits; what is above them is the number.
enum class StepKind : std::uint32_t { index, member, other };
enum class ValueKind : std::uint32_t { none, integer, text, own_text, texts, place };
inline constexpr unsigned kStepBits = 2;
inline constexpr unsigned kValueBits = 3;
inline constexpr unsigned kCodeBits = 8;

// Above the rules that are undecided: a list would hold more than kMaxFindings.
inline constexpr std::uint32_t kTruncated = 1U << 31U;

// The rules that this context leaves undecided, as a set of bits in the order of kFactual.
std::uint32_t undecided_by(const Context& context);

// Leaves the findings as an output of 32-bit words:
//
//     the number of words behind this one
//     undecided_by(), and kTruncated if it is so
//     the violations, then the advice, in report order
//
// A finding is its code, with the number of steps of its path above kCodeBits; these steps; and a
// value for each param that the code has.
//
// A step is a StepKind, above it the index, the Member, or the length of a name in bytes, whose
// address follows.
//
// A value is a ValueKind, and above it how much there is of it:
//
//     none
//     integer           the integer follows
//     text      length  its address follows
//     own_text  length  the same, for a text of the module's own tables, which never changes
//     texts     count   the address of an array of own texts follows: the address and length of
//     each place     count   its steps follow
//
// Addresses are good until the memory is wiped.
int leave(const Findings& findings, std::uint32_t undecided);

}  // namespace dossier::wasm
