package io.whereabouts.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Names a write to whoever wants to read it: the answer to a write has it, and a read that carries it waits for it.
/// Clients hand it on and never look into it. It proves nothing: who takes it looks up what it names.
///
/// A decision is named by its event, for only the store knows its position, and knows it last of all.
///
/// @param tag under which it stands
/// @param name the event id of a decision, the position of an observation: `o#` and its natural key
public record WriteToken(String tag, String name) {
    /// Of its text. A scan of the longest names has 320.
    public static final int LONGEST = 1_500;

    private static final String OBSERVATION = "o#";

    public WriteToken {
        if (name.startsWith(OBSERVATION)) {
            name = new TagPosition(tag, name).position();
        } else {
            tag = TagPosition.verifiedTag(tag);
            name = new EventId(name).value();
        }
    }

    public static WriteToken of(String eventId, Decision decision) {
        var key = switch (decision) {
            case ItemDecision unused -> Tags.ITEM;
            case PackageDecision unused -> Tags.LIFE;
            case PlaceDecision unused -> Tags.PLACE;
            case ScannerDecision unused -> Tags.SCANNER;
        };
        return new WriteToken(key + "=" + decision.subject(), eventId);
    }

    public static WriteToken of(PackageId packageId, ScanId scan) {
        return new WriteToken(Tags.ITEM + "=" + packageId.canonical(), OBSERVATION + scan);
    }

    /// @throws IllegalArgumentException if it is none, or not as `text` writes it
    public static WriteToken parse(String text) {
        var parts = text.length() > LONGEST ? new String[0] : decoded(text).split("#", 2); // no subject has a #
        if (parts.length == 2) {
            var token = new WriteToken(parts[0], parts[1]);
            if (token.text().equals(text)) {
                return token;
            }
        }
        throw new IllegalArgumentException("a token must be one that a write was answered with");
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }

    /// Letters, digits, `-` and `_`.
    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((tag + "#" + name).getBytes(UTF_8));
    }

    /// The decision, if it names one.
    public Optional<EventId> decision() {
        return name.startsWith(OBSERVATION) ? Optional.empty() : Optional.of(new EventId(name));
    }

    /// Whether it stands under a tag of that package.
    public boolean isOf(PackageId packageId) {
        var id = "=" + packageId.canonical();
        return tag.equals(Tags.LIFE + id) || tag.equals(Tags.ITEM + id);
    }
}
