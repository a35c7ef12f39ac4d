package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Content;
import io.whereabouts.events.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a package is said to be: by its registration, until it was described anew.
///
/// @param eventId of the event that says so: whoever replaces it names it (`ETag`, RFC 9110 §8.8.3)
record Description(
        Optional<Text> client,
        Optional<Text> reference,
        Optional<Text> description,
        List<Content> contents,
        Optional<Instant> expectedAt,
        String eventId) {

    static Optional<Description> of(Life life) {
        return life.registration()
                .map(registration -> life.description()
                        .filter(later -> later.position().compareTo(registration.position()) > 0)
                        .map(later -> {
                            var said = later.value().event();
                            return new Description(
                                    said.client(),
                                    said.reference(),
                                    said.description(),
                                    said.contents(),
                                    said.expectedAt(),
                                    later.value().eventId());
                        })
                        .orElseGet(() -> {
                            var said = registration.value().event();
                            return new Description(
                                    said.client(),
                                    said.reference(),
                                    said.description(),
                                    said.contents(),
                                    said.expectedAt(),
                                    registration.value().eventId());
                        }));
    }
}
