; What the Windows installer does besides: the folder of the configuration, which lies outside the program, so that an
; update and a removal leave it. By Windows' own rules any user may make folders in ProgramData; this one belongs to the
; administrators, who alone write there, also where an operator has made it before. It lies on the drive that the program
; is installed on (main/hosts/electron/config-file.ts).
!macro customInstall
  StrCpy $0 $INSTDIR 3
  CreateDirectory "$0ProgramData\Tereze"
  ; Whoever owns a file may always change its rights: everything in there becomes the administrators' first.
  nsExec::ExecToLog 'icacls "$0ProgramData\Tereze" /setowner *S-1-5-32-544 /T'
  Pop $1
  ; SYSTEM and Administrators: everything; Users: read.
  nsExec::ExecToLog 'icacls "$0ProgramData\Tereze" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX'
  Pop $2
  ${If} $1 != 0
  ${OrIf} $2 != 0
    MessageBox MB_ICONEXCLAMATION|MB_OK "$0ProgramData\Tereze: icacls $1, $2" /SD IDOK
  ${EndIf}
  ; Rights of their own are taken from the files in it. An empty folder has none, which icacls calls an error.
  nsExec::ExecToLog 'icacls "$0ProgramData\Tereze\*" /reset /T'
  Pop $1
!macroend
