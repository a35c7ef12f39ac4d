package io.whereabouts.query.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureKeys;
import io.whereabouts.query.http.Json;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// Why uploads were not kept, for a week.
@FunctionalInterface
interface Refusals {
    Optional<String> reason(PackageId packageId, PictureId picture);

    /// @param bucket of the pictures
    static Refusals in(S3Client s3, String bucket) {
        return (packageId, picture) -> {
            var key = PictureKeys.refused(picture);
            // Whoever may list these keys alone would be told of a missing one that it is forbidden.
            var listed =
                    s3.listObjectsV2(list -> list.bucket(bucket).prefix(key).maxKeys(1));
            return listed.contents().isEmpty()
                    ? Optional.empty()
                    : Optional.of(read(s3.getObjectAsBytes(
                                            get -> get.bucket(bucket).key(key))
                                    .asUtf8String()))
                            .filter(refusal -> refusal.path("package").asText().equals(packageId.canonical()))
                            .map(refusal -> refusal.path("reason").asText());
        };
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the reason of a refusal is no JSON", e);
        }
    }
}
