// A program that goes wrong in the way that its argument names, or not.

#include <climits>
#include <cstddef>
#include <string_view>
#include <thread>
#include <vector>

int main(int count, char** arguments) {
  const std::string_view fault = count > 1 ? arguments[1] : "";
  std::vector<int> numbers(1, INT_MAX);
  const volatile std::size_t end = numbers.size();
  if (fault == "access") numbers.data()[end] = 1;
  if (fault == "leak") *new volatile int = 1;
  if (fault == "overflow") numbers[0] += count;
  if (fault == "race") {
    std::thread other([&] { numbers[0] = 1; });
    numbers[0] = 2;
    other.join();
  }
  return numbers[0] == 0 ? 1 : 0;
}
