package io.whereabouts.query.pictures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureKeys;
import io.whereabouts.query.http.Json;

/// A picture as the API answers it.
record PictureDocument(DownloadLinks links) {

    ObjectNode of(KeptPicture kept) {
        var added = kept.added();
        var picture = added.picture();
        var document = Json.MAPPER
                .createObjectNode()
                .put("picture", picture.value())
                .put("status", "added")
                .put("width", added.width())
                .put("height", added.height());
        added.caption().ifPresent(caption -> document.put("caption", caption.value()));
        document.put("takenAt", added.happenedAt().toString())
                .put("addedAt", kept.addedAt().toString())
                .put("addedBy", kept.addedBy());
        document.set("uploaded", Json.MAPPER.valueToTree(added.uploaded()));
        var full = links.link(PictureKeys.full(added.registration(), picture), picture + ".jpg");
        var thumbnail = links.link(PictureKeys.thumbnail(added.registration(), picture), picture + "-thumbnail.jpg");
        return document.put("full", full.url().toString())
                .put("thumbnail", thumbnail.url().toString())
                .put("linksExpireAt", thumbnail.expiresAt().toString());
    }

    static ObjectNode refused(PackageId packageId, PictureId picture, String reason) {
        return Json.MAPPER
                .createObjectNode()
                .put("package", packageId.canonical())
                .put("picture", picture.value())
                .put("status", "refused")
                .put("reason", reason);
    }
}
