package io.whereabouts.command.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.whereabouts.command.lambda.UploadLinks.Upload;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PictureId;
import io.whereabouts.events.PictureTicket;
import java.util.Map;

/// What the API answers about pictures that are still to come.
record PictureAnswers(Answers answers) {
    private record Offered(@JsonProperty("package") PackageId packageId, PictureId picture, Upload upload) {}

    /// Nothing is there yet, so there is nothing to have been created.
    APIGatewayV2HTTPResponse offered(PictureTicket ticket, Upload upload) {
        return answers.json(200, new Offered(ticket.packageId(), ticket.picture(), upload), Map.of());
    }
}
