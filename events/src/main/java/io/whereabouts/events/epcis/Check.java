package io.whereabouts.events.epcis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a value must be. It says what is wrong with the first that is not, by its path.
@FunctionalInterface
interface Check {
    Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,12})?(?:Z|[+-][0-9]{2}:[0-9]{2})");
    Pattern URI_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}:[!-~]{1,400}");

    /// @throws Malformed if it is something else
    void of(Json value, String path);

    static Check any() {
        return (value, path) -> {};
    }

    static Check text() {
        return (value, path) -> string(value, path);
    }

    static Check matching(Pattern form, String what) {
        return (value, path) -> require(form.matcher(string(value, path)).matches(), value, path, what);
    }

    static Check uri() {
        return (value, path) -> require(isUri(string(value, path)), value, path, "a URI of at most 400 characters");
    }

    static boolean isUri(String text) {
        if (!URI_FORM.matcher(text).matches()) {
            return false;
        }
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// A word of the vocabulary, or a URI of somebody else's.
    static Check wordOrUri(Set<String> words, String what) {
        return (value, path) -> {
            var text = string(value, path);
            var known = words.contains(text) || (isUri(text) && !Vocabulary.isGs1s(text));
            require(known, value, path, what + " of CBV 2.0 as a bare word, or a URI of your own");
        };
    }

    static Check wordOf(Set<String> words) {
        return (value, path) -> require(
                words.contains(string(value, path)),
                value,
                path,
                "one of " + String.join(", ", words.stream().sorted().toList()));
    }

    static Check time() {
        return (value, path) -> time(string(value, path), value, path);
    }

    private static void time(String text, Json value, String path) {
        var known = TIME.matcher(text).matches();
        try {
            known = known && !Instant.parse(text).isBefore(Instant.EPOCH);
        } catch (DateTimeException e) {
            known = false;
        }
        require(known, value, path, "a time of the years 1970 to 9999 with its offset, such as 2026-11-01T09:00:00Z");
    }

    static Check number() {
        return (value, path) -> require(value instanceof Json.Num, value, path, "a number");
    }

    static Check flag() {
        return (value, path) -> require(value instanceof Json.Bool, value, path, "true or false");
    }

    static Check list(int least, Check element) {
        return (value, path) -> {
            if (!(value instanceof Json.Arr array)) {
                throw wrong(value, path, "a list");
            }
            if (array.elements().size() < least) {
                throw new Malformed(path, "must have at least %d element".formatted(least));
            }
            for (var i = 0; i < array.elements().size(); i++) {
                element.of(array.elements().get(i), "%s[%d]".formatted(path, i));
            }
        };
    }

    static Check set(int least, Check element) {
        return list(least, element).and((value, path) -> {
            var seen = new HashSet<Json>();
            var elements = ((Json.Arr) value).elements();
            for (var i = 0; i < elements.size(); i++) {
                if (!seen.add(elements.get(i))) {
                    throw new Malformed("%s[%d]".formatted(path, i), "stands in the list before; send it once");
                }
            }
        });
    }

    /// One, or a list of them.
    static Check oneOrMore(Check element) {
        return (value, path) -> {
            if (value instanceof Json.Arr) {
                list(1, element).of(value, path);
            } else {
                element.of(value, path);
            }
        };
    }

    default Check and(Check other) {
        return (value, path) -> {
            of(value, path);
            other.of(value, path);
        };
    }

    static String string(Json value, String path) {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw wrong(value, path, "a text");
    }

    static void require(boolean fits, Json value, String path, String what) {
        if (!fits) {
            throw wrong(value, path, what);
        }
    }

    static Malformed wrong(Json value, String path, String what) {
        return new Malformed(path, "must be %s, not %s".formatted(what, shown(value)));
    }

    static String child(String path, String name) {
        var shown = name.replaceAll("[^!-~]", "?");
        shown = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
        return path.isEmpty() ? shown : path + "." + shown;
    }

    private static String shown(Json value) {
        return switch (value) {
            case Json.Str string -> {
                var printable = string.value().replaceAll("[^ -~]", "?");
                yield "'%s'".formatted(printable.length() > 60 ? printable.substring(0, 60) + "…" : printable);
            }
            case Json.Arr array -> "a list";
            case Json.Obj object -> "an object";
            case Json.Null nothing -> "null; leave it out if there is none";
            default ->
                value.text()
                        .toLowerCase(Locale.ROOT)
                        .substring(0, Math.min(30, value.text().length()));
        };
    }
}
