{{- define "regie.labels" -}}
app.kubernetes.io/name: regie
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "regie.selector" -}}
app.kubernetes.io/name: regie
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "regie.pod" -}}
serviceAccountName: {{ .Release.Name }}
automountServiceAccountToken: false
enableServiceLinks: false
terminationGracePeriodSeconds: 40
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
volumes:
  - name: tmp
    emptyDir: {}
  - name: secrets
    secret: {secretName: {{ .Values.secretName | quote }}, defaultMode: 0440}
{{- end -}}

{{- define "regie.container" -}}
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
workingDir: /tmp
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: secrets, mountPath: /run/secrets/regie, readOnly: true}
env:
  - {name: REGIE_SECRET_KEY_FILE, value: /run/secrets/regie/secret-key}
  - {name: REGIE_DATABASE_URL_FILE, value: /run/secrets/regie/database-url}
  - {name: REGIE_HOSTS, value: {{ join "," .Values.hosts | quote }}}
  - {name: REGIE_HTTPS, value: "yes"}
  - {name: REGIE_BEHIND_PROXY, value: "yes"}
  - {name: REGIE_WORKERS, value: {{ .Values.web.workers | quote }}}
  {{- if .Values.oidc.issuer }}
  - {name: REGIE_OIDC_ISSUER, value: {{ .Values.oidc.issuer | quote }}}
  - {name: REGIE_OIDC_CLIENT_ID, value: {{ .Values.oidc.clientId | quote }}}
  - {name: REGIE_OIDC_CLIENT_SECRET_FILE, value: /run/secrets/regie/oidc-client-secret}
  {{- end }}
  {{- if .Values.metrics.enabled }}
  - {name: REGIE_METRICS_TOKEN_FILE, value: /run/secrets/regie/metrics-token}
  {{- end }}
  {{- range $name, $value := .Values.settings }}
  - {name: {{ $name }}, value: {{ $value | quote }}}
  {{- end }}
{{- end -}}
