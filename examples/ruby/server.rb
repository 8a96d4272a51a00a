# frozen_string_literal: true

# The endpoint, with WEBrick: POST /v2/customers/{customer_id}/individual/attach.
#
#     DOSSIER_LIBRARY=… ruby server.rb customers.json PORT
#
# The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it.

require "json"
require "time"
require "webrick"
require_relative "dossier"

CUSTOMERS = JSON.parse(File.read(ARGV[0]))
LARGEST = 1024 * 1024 # the rules refuse bodies long before

server = WEBrick::HTTPServer.new(
  BindAddress: "127.0.0.1", Port: Integer(ARGV[1]),
  AccessLog: [], # a request's line holds the customer's ID
  Logger: WEBrick::Log.new($stderr, WEBrick::BasicLog::WARN)
)

server.mount_proc("/") do |request, response|
  raise WEBrick::HTTPStatus::RequestEntityTooLarge if request.content_length.to_i > LARGEST

  id = request.path[%r{\A/v2/customers/([^/]*)/individual/attach\z}, 1]
  facts = CUSTOMERS[id] if request.request_method == "POST"
  answer =
    if facts
      context = Dossier::Context.new({ today: Time.now.utc.strftime("%F"), **facts })
      Dossier.http_answer(request.body.to_s, context, id)
    else
      Dossier.http_error(404)
    end
  response.status = answer.status
  response["Content-Type"] = "application/json"
  response.body = answer.body
end

server.start
