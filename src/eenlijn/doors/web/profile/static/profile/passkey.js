// SPDX-FileCopyrightText: 2026 Eén Lijn contributors
// SPDX-License-Identifier: EUPL-1.2
// Passkeys: hands the question of the server to the browser, and what the browser says to the form.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const made = async (asked) => {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: known(asked.excludeCredentials),
  };
  const found = await navigator.credentials.create({ publicKey });
  return {
    attestationObject: text(found.response.attestationObject),
    clientDataJSON: text(found.response.clientDataJSON),
    found,
  };
};

const shown = async (asked) => {
  const publicKey = {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: known(asked.allowCredentials),
  };
  const found = await navigator.credentials.get({ publicKey });
  const { authenticatorData, clientDataJSON, signature, userHandle } = found.response;
  return {
    authenticatorData: text(authenticatorData),
    clientDataJSON: text(clientDataJSON),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
    found,
  };
};

const said = ({ found, ...response }) =>
  JSON.stringify({
    id: found.id,
    rawId: text(found.rawId),
    type: found.type,
    clientExtensionResults: found.getClientExtensionResults(),
    response,
  });

const prepare = (form) => {
  const asked = JSON.parse(form.dataset.options).publicKey;
  const ask = form.dataset.passkey === "create" ? made : shown;
  const failed = form.querySelector("[data-passkey-failed]");
  // A form that takes something else as well shows a button of its own for the passkey.
  const beside = form.dataset.passkeyBeside !== undefined;
  if (beside) form.querySelector("[data-passkey-use]").hidden = false;
  form.hidden = false;
  form.addEventListener(
    "submit",
    async (event) => {
      if (beside && event.submitter?.value !== "passkey") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      failed.hidden = true;
      if (!form.checkValidity()) {
        form.submit();
        return;
      }
      try {
        form.elements.credential.value = said(await ask(asked));
        form.submit();
      } catch {
        failed.hidden = false;
      }
    },
    { capture: true },
  );
};

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
} else {
  document.querySelectorAll("[data-passkey-absent]").forEach((told) => {
    told.hidden = false;
  });
}
