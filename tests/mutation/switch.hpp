// What mutate.mjs puts into a copy of the core: each place that can be changed asks here whether it
// is. A place has as many mutants as it can be changed in ways; their numbers follow one another,
// from that of the place on.
#pragma once

#include <type_traits>

namespace mutant {

// The number of the mutant that is to run; 0 for none.
extern int chosen;

// The places that have been asked.
constexpr int kRoom = 200 * 1000;
extern bool reached[kRoom];

// The way in which a place is changed, from 0 on; -1 where it stays as it is, as it does in the
// compiler.
constexpr int way(int place) {
  if (std::is_constant_evaluated()) return -1;
  reached[place] = true;
  return chosen >= place ? chosen - place : -1;
}

constexpr bool is_chosen(int place) { return way(place) == 0; }

// --- Conditions ----------------------------------------------------------------------------------

enum class Condition { negated, always_true, always_false };

template <Condition... ways, class Value>
constexpr bool condition(int place, const Value& value) {
  const bool truth = static_cast<bool>(value);
  const int chosen_way = way(place);
  int i = 0;
  bool result = truth;
  ((i++ == chosen_way
        ? void(result = ways == Condition::always_true || (ways == Condition::negated && !truth))
        : void()),
   ...);
  return result;
}

template <class Value>
constexpr bool negated(int place, const Value& value) {
  return static_cast<bool>(value) != is_chosen(place);
}

// --- Operators -----------------------------------------------------------------------------------

#define MUTANT_COMPARISON(name, op, opposite, boundary)    \
  template <class A, class B>                              \
  constexpr bool name(int place, const A& a, const B& b) { \
    switch (way(place)) {                                  \
      case 0:                                              \
        return a opposite b;                               \
      case 1:                                              \
        return a boundary b;                               \
      default:                                             \
        return a op b;                                     \
    }                                                      \
  }
MUTANT_COMPARISON(less, <, >=, <=)
MUTANT_COMPARISON(less_equal, <=, >, <)
MUTANT_COMPARISON(greater, >, <=, >=)
MUTANT_COMPARISON(greater_equal, >=, <, >)

#define MUTANT_OPERATOR(name, op, other)                   \
  template <class A, class B>                              \
  constexpr auto name(int place, const A& a, const B& b) { \
    return is_chosen(place) ? a other b : a op b;          \
  }
MUTANT_OPERATOR(equal, ==, !=)
MUTANT_OPERATOR(differ, !=, ==)
MUTANT_OPERATOR(plus, +, -)
MUTANT_OPERATOR(minus, -, +)
MUTANT_OPERATOR(times, *, /)
MUTANT_OPERATOR(divide, /, *)
MUTANT_OPERATOR(modulo, %, *)
MUTANT_OPERATOR(shift_left, <<, >>)
MUTANT_OPERATOR(shift_right, >>, <<)
MUTANT_OPERATOR(bit_and, &, |)
MUTANT_OPERATOR(bit_or, |, &)
MUTANT_OPERATOR(bit_xor, ^, &)

#define MUTANT_ASSIGNMENT(name, op, other)         \
  template <class A, class B>                      \
  constexpr A& name(int place, A& a, const B& b) { \
    return is_chosen(place) ? a other b : a op b;  \
  }
MUTANT_ASSIGNMENT(plus_assign, +=, -=)
MUTANT_ASSIGNMENT(minus_assign, -=, +=)
MUTANT_ASSIGNMENT(times_assign, *=, /=)
MUTANT_ASSIGNMENT(divide_assign, /=, *=)
MUTANT_ASSIGNMENT(shift_left_assign, <<=, >>=)
MUTANT_ASSIGNMENT(shift_right_assign, >>=, <<=)
MUTANT_ASSIGNMENT(and_assign, &=, |=)
MUTANT_ASSIGNMENT(or_assign, |=, &=)
MUTANT_ASSIGNMENT(xor_assign, ^=, &=)

template <class Value>
constexpr Value& increment(int place, Value& value) {
  return is_chosen(place) ? --value : ++value;
}
template <class Value>
constexpr Value& decrement(int place, Value& value) {
  return is_chosen(place) ? ++value : --value;
}
template <class Value>
constexpr Value post_increment(int place, Value& value) {
  return is_chosen(place) ? value-- : value++;
}
template <class Value>
constexpr Value post_decrement(int place, Value& value) {
  return is_chosen(place) ? value++ : value--;
}

// --- Constants -----------------------------------------------------------------------------------

template <class Value>
constexpr Value number(int place, Value value) {
  switch (way(place)) {
    case 0:
      return static_cast<Value>(value + 1);
    case 1:
      return static_cast<Value>(value - 1);
    default:
      return value;
  }
}

}  // namespace mutant
