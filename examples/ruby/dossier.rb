# frozen_string_literal: true

require "ffi"
require "json"

# The rules of Attach Documents to Individual Customer V2, by libdossier.
#
#     facts = Dossier::Context.new(today: "2026-11-22", customer: { customer_type: "INDIVIDUAL" })
#     report = Dossier.check(request.body.read, facts)
#     report.violations.each { |finding| puts "#{finding.path}: #{finding.message}" } unless report.ok?
#
# Bodies are the bytes of the request as they came, not what a JSON library made of them. Any number of threads may call at once;
# while a body is checked, other threads of Ruby run.
module Dossier
  # A call that was wrong in itself, such as with a malformed context. Never about a request body.
  class Misuse < ArgumentError; end

  # A violation, or a piece of advice, which has no status: what it is, where in the body (a JSON Pointer), and a sentence for a person.
  Finding = Struct.new(:code, :path, :params, :status, :message, keyword_init: true)

  # What the server will say of a body (section 3 of the contract). `text` is the report's own JSON, the same everywhere.
  Report = Struct.new(:ok, :status, :violations, :advice, :undecided, :truncated, :text, keyword_init: true) do
    alias_method :ok?, :ok
    alias_method :truncated?, :truncated
  end

  # What there is to do about a finding (section 11): an operation of a JSON Patch (RFC 6902), as a Hash.
  Fix = Struct.new(:code, :path, :operation, keyword_init: true)

  # A violation or a piece of advice about a file.
  FileFinding = Struct.new(:code, :params, :message, keyword_init: true)

  # What a look at a file has shown (section 10). `type` is what the content is, whatever the name says.
  FileReport = Struct.new(:ok, :type, :violations, :advice, :text, keyword_init: true) do
    alias_method :ok?, :ok
  end

  # What the endpoint answers (section 7): an HTTP status and a body, which is JSON.
  Answer = Struct.new(:status, :body)

  module Library
    extend FFI::Library
    ffi_lib ENV.fetch("DOSSIER_LIBRARY", "libdossier.so.0")

    text = %i[buffer_in size_t]
    attach_function :dossier_result_status, [:pointer], :int
    attach_function :dossier_result_text, [:pointer], :pointer
    attach_function :dossier_result_length, [:pointer], :size_t
    attach_function :dossier_result_free, [:pointer], :void
    attach_function :dossier_context_read, text, :pointer
    attach_function :dossier_context_error, [:pointer], :pointer
    attach_function :dossier_context_error_length, [:pointer], :size_t
    attach_function :dossier_context_free, [:pointer], :void
    attach_function :dossier_check, [*text, :pointer], :pointer, blocking: true
    attach_function :dossier_http_answer, [*text, :pointer, *text], :pointer, blocking: true
    attach_function :dossier_http_error, [:int], :pointer
    attach_function :dossier_fixes, [*text, :pointer], :pointer, blocking: true
    attach_function :dossier_apply_fixes, [*text, :pointer], :pointer, blocking: true
    attach_function :dossier_look_start, text, :pointer
    attach_function :dossier_look_feed, [:pointer, *text], :void, blocking: true
    attach_function :dossier_look_finish, [:pointer], :pointer
    attach_function :dossier_look_free, [:pointer], :void
    attach_function :dossier_catalogue, [], :pointer
    attach_function :dossier_describe, [*text, *text], :pointer
    attach_function :dossier_tos_policies_value, text, :pointer
    attach_function :dossier_version, [], :string
    attach_function :dossier_rules_hash, [], :string
  end
  private_constant :Library

  # The facts around a body (section 2), a Hash or JSON text: read once, used for any number of calls and threads. Raises Misuse if
  # they are malformed; its message names the member.
  class Context
    def initialize(facts = {})
      text = facts.is_a?(String) ? facts : JSON.generate(facts)
      pointer = Library.dossier_context_read(*Dossier.text_of(text))
      @handle = FFI::AutoPointer.new(pointer, Library.method(:dossier_context_free))
      error = Library.dossier_context_error(@handle)
      return if error.null?

      raise Misuse, error.read_bytes(Library.dossier_context_error_length(@handle)).force_encoding(Encoding::UTF_8)
    end

    attr_reader :handle
  end

  # A look at a file while it comes, of which nothing is kept. One thread at a time feeds it.
  class Look
    def initialize(name)
      pointer = Library.dossier_look_start(*Dossier.text_of(name))
      @handle = FFI::AutoPointer.new(pointer, Library.method(:dossier_look_free))
    end

    # Takes the next bytes of the file. It makes no difference how they are cut.
    def feed(piece)
      Library.dossier_look_feed(@handle, *Dossier.text_of(piece))
      self
    end
    alias << feed

    # The report on the file, if it ends here.
    def finish
      _, text = Dossier.take(Library.dossier_look_finish(@handle))
      said = JSON.parse(text, symbolize_names: true)
      %i[violations advice].each { |list| said[list].map! { |one| FileFinding.new(**one) } }
      FileReport.new(text: text, **said)
    end
  end

  class << self
    # Checks the text of a request body. Whatever it holds, there is a report.
    def check(body, context = nil)
      _, text = take(Library.dossier_check(*text_of(body), context&.handle))
      said = JSON.parse(text, symbolize_names: true)
      %i[violations advice].each { |list| said[list].map! { |one| Finding.new(**one) } }
      Report.new(truncated: false, text: text, **said)
    end

    # What the endpoint answers to a body: 200, 400, 403, 409 or 422.
    def http_answer(body, context, customer_id)
      Answer.new(*take(Library.dossier_http_answer(*text_of(body), context&.handle, *text_of(customer_id))))
    end

    # The answers that come before any report: 401, 404 and 500.
    def http_error(status)
      Answer.new(*take(Library.dossier_http_error(status)))
    end

    # What there is to do about the findings on a body, where there is one thing to do.
    def fixes(body, context = nil)
      _, text = take(Library.dossier_fixes(*text_of(body), context&.handle))
      JSON.parse(text, symbolize_names: true).map { |one| Fix.new(**one) }
    end

    # The body with these fixes applied, which may have fixes of its own; all else in it stays as it is.
    def apply_fixes(body, context = nil)
      take(Library.dossier_apply_fixes(*text_of(body), context&.handle)).last
    end

    # Looks at a file that is in memory as a whole.
    def check_file(file, name) = Look.new(name).feed(file).finish

    # All rules, of bodies and of files, with what they ask and what they say.
    def catalogue = JSON.parse(take(Library.dossier_catalogue).last, symbolize_names: true)

    # What a form should ask for a document of that type (section 9). Raises Misuse for an unknown type or country.
    def describe(type, country = nil)
      _, plan = take(Library.dossier_describe(*text_of(type), *text_of(country)))
      JSON.parse(plan, symbolize_names: true)
    end

    # The value of that name in the terms' URL (section 8), or nil.
    def tos_policies_value(url)
      take(Library.dossier_tos_policies_value(*text_of(url))).last
    end

    def version = Library.dossier_version
    def rules_hash = Library.dossier_rules_hash

    # A text as the library takes it: what nobody else can change, and its length in bytes.
    def text_of(text) = text.nil? ? [nil, 0] : [text.dup.freeze, text.bytesize]

    # Takes status and text out of a result, which is freed.
    def take(result)
      status = Library.dossier_result_status(result)
      text = Library.dossier_result_text(result)
      taken = text.read_bytes(Library.dossier_result_length(result)).force_encoding(Encoding::UTF_8) unless text.null?
      raise Misuse, taken if status.negative?

      [status, taken]
    ensure
      Library.dossier_result_free(result)
    end
  end
end
