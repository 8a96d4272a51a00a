# frozen_string_literal: true

# Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one.

require_relative "dossier"

def body_of(line) = line.fetch("body") { line.fetch("body_b64").unpack1("m0") }

# The report as its JSON says it, out of the objects alone.
def objects_of(report)
  objects = report.to_h.except(:text)
  objects.delete(:truncated) unless report.truncated?
  %i[violations advice].each { |list| objects[list] = objects[list].map { |finding| finding.to_h.compact } }
  objects
end

def check(line)
  report = Dossier.check(body_of(line), Dossier::Context.new(line.fetch("context_text", "{}")))
  %("report":#{report.text},"objects":#{JSON.generate(objects_of(report))})
end

def fix(body:, context_text:)
  facts = Dossier::Context.new(context_text)
  fixes = Dossier.fixes(body, facts).map(&:to_h)
  %("fixes":#{JSON.generate(fixes)},"fixed":#{JSON.generate(Dossier.apply_fixes(body, facts))})
end

def check_file(name:, pieces:)
  look = Dossier::Look.new(name)
  pieces.each { |piece| look << piece.unpack1("m0") }
  report = look.finish
  objects = report.to_h.except(:text)
  %i[violations advice].each { |list| objects[list] = objects[list].map(&:to_h) }
  %("file_report":#{report.text},"objects":#{JSON.generate(objects)})
end

def nanoseconds(times)
  start = Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond)
  times.times { yield }
  (Process.clock_gettime(Process::CLOCK_MONOTONIC, :nanosecond) - start) / times
end

# How long a verdict takes, and beside it JSON.parse of the same body.
def time(body:, context_text:, times:)
  facts = Dossier::Context.new(context_text)
  { verdict_ns: nanoseconds(times) { Dossier.check(body, facts) }, json_ns: nanoseconds(times) { JSON.parse(body) } }
end

# Checks bodies on many threads at once, which share a context, and compares with what one thread says.
def threads(bodies:, context_text:, threads:, times:)
  facts = Dossier::Context.new(context_text)
  check_all = -> { bodies.map { |body| Dossier.check(body, facts).text } }
  alone = check_all.call
  running = Array.new(threads) { Thread.new { Array.new(times) { check_all.call } } }
  said = running.flat_map(&:value)
  { verdicts: said.sum(&:size), differing: said.sum { |texts| texts.zip(alone).count { |one, other| one != other } } }
end

def answer(line)
  if (asked = line["describe"])
    %("plan":#{JSON.generate(Dossier.describe(asked["type"], asked["country"]))})
  elsif (asked = line["fix"])
    fix(**asked.transform_keys(&:to_sym))
  elsif (asked = line["check_file"])
    check_file(**asked.transform_keys(&:to_sym))
  elsif (asked = line["time"])
    %("time":#{JSON.generate(time(**asked.transform_keys(&:to_sym)))})
  elsif (asked = line["threads"])
    %("threads":#{JSON.generate(threads(**asked.transform_keys(&:to_sym)))})
  else
    check(line)
  end
rescue Dossier::Misuse => e
  %("error":#{JSON.generate(e.message)})
end

$stdin.set_encoding(Encoding::UTF_8)
$stdout.sync = true
$stdin.each_line do |text|
  line = JSON.parse(text)
  $stdout.write(%({"id":#{JSON.generate(line["id"])},#{answer(line)}}\n))
end
