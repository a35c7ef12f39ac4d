package io.whereabouts.local.iam;

import java.util.List;

/// What a request needs: IAM's actions on resources, as the Service Authorization Reference names them.
@FunctionalInterface
interface Actions {
    /// @throws UnknownOperation if it is not written down
    List<Access> of(Call call);
}
