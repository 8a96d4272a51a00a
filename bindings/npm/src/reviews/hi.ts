import { hi as pack } from "../locales/hi.js";
import { withReviews } from "../report/review_pack.js";

/** Hindi, for reviews too: `import { hi } from "dossier-check/reviews/hi"`. */
export const hi = /* @__PURE__ */ withReviews(pack, {
  review: "समीक्षा के लिए आपसे कुछ और चाहिए।[ कारण: “{reason}”]",
  review_missing:
    "समीक्षा के लिए यह अभी चाहिए: {member}[ ({side:side})]। कृपया इसे जोड़ें।[ कारण: “{reason}”]",
  review_invalid:
    "समीक्षा में इसे स्वीकार नहीं किया जा सका: {member}[ ({side:side})]। कृपया इसे जाँचें और बदलें।[ कारण: “{reason}”]",
  review_expired:
    "इसकी वैधता समाप्त हो गई है: {member}[ ({side:side})]। कृपया ऐसा दस्तावेज़ इस्तेमाल करें जो अभी वैध हो।[ कारण: “{reason}”]",
  review_rejected:
    "समीक्षा में यह फ़ाइल स्वीकार नहीं की जा सकी। कृपया कोई दूसरी फ़ाइल जोड़ें।[ कारण: “{reason}”]",
});
